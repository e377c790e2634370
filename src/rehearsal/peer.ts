import { createHash } from 'node:crypto';
import { CallError } from './call-error.ts';
import { announcedFingerprint, onlyLoopback } from './description.ts';
import { Speech } from './speech.ts';

type Werift = typeof import('werift');

/** Numbers of the TLS registries: ECDSA, SHA-256, secp256r1. */
const signature = { signature: 3, hash: 4 } as const;
const curve = 23;
/** PCMU, which every stack has. */
const payloadType = 0;
const connectLimitMs = 10_000;

/** One side of a DTLS-SRTP connection with a certificate that was made for this call alone. */
export interface Peer {
  offer(): Promise<string>;
  answer(offer: string): Promise<string>;
  complete(answer: string): Promise<void>;
  /** Resolves when media can flow. Rejects with FingerprintMismatch if the certificate on the wire is not the one that was announced, with CallFailed otherwise. */
  connected(): Promise<void>;
  /** The fingerprints of the certificates used on the wire; only when connected. */
  fingerprints(): { readonly own: Buffer; readonly remote: Buffer };
  readonly speech: Speech;
  close(): Promise<void>;
}

/** Loads werift, which is installed only where rehearsals are wanted. Rejects with RehearsalUnavailable. */
export async function loadWerift(): Promise<Werift> {
  try {
    return await import('werift');
  } catch (cause) {
    throw new CallError(
      'RehearsalUnavailable',
      'Rehearsals need the package werift, which is not installed.',
      'Install it beside csteams: npm install --global werift@0.24.4',
      cause,
    );
  }
}

/** Opens a peer that knows no address but loopback and asks no server. */
export async function openPeer(): Promise<Peer> {
  const { createSelfSignedCertificate, MediaStreamTrack, RTCCertificate, RTCPeerConnection, RtpHeader, RtpPacket } = await loadWerift();
  const { keyPem, certPem } = await createSelfSignedCertificate(signature, curve);
  const connection = new RTCPeerConnection({
    iceServers: [],
    iceUseIpv4: false,
    iceUseIpv6: false,
    iceAdditionalHostAddresses: ['127.0.0.1'],
    iceInterfaceAddresses: { udp4: '127.0.0.1' },
    // Without one of its own, all connections of a process would share a certificate.
    certificates: [new RTCCertificate(keyPem, certPem, signature)],
  });
  const track = new MediaStreamTrack({ kind: 'audio' });
  connection.addTransceiver(track, { direction: 'sendrecv' });
  let sequence = 0;
  const speech = new Speech((payload) => {
    sequence += 1;
    const header = new RtpHeader({ payloadType, sequenceNumber: sequence, timestamp: sequence * 160, ssrc: 1 });
    track.writeRtp(new RtpPacket(header, payload));
  });
  connection.onTrack.subscribe((received) => void received.onReceiveRtp.subscribe(({ payload }) => speech.take(payload)));
  let announced: Buffer | undefined;
  const dtls = () => connection.dtlsTransports[0]?.dtls;
  const remote = (): Buffer | undefined => {
    const certificate = dtls()?.remoteCertificate;
    return certificate && fingerprint(certificate);
  };

  const describe = async (description: Awaited<ReturnType<typeof connection.createOffer>>): Promise<string> => {
    await connection.setLocalDescription(description);
    return onlyLoopback(connection.localDescription?.sdp ?? '');
  };
  const hear = async (type: 'offer' | 'answer', sdp: string): Promise<void> => {
    announced = announcedFingerprint(sdp);
    await connection.setRemoteDescription({ type, sdp: onlyLoopback(sdp) });
  };
  const failure = (): CallError => {
    const seen = remote();
    if (seen && announced && !seen.equals(announced)) {
      return new CallError(
        'FingerprintMismatch',
        'The certificate on the wire is not the one that was announced: somebody changed the signals. The call is refused.',
      );
    }
    return new CallError('CallFailed', 'The two ends could not connect.');
  };

  return {
    speech,
    offer: async () => describe(await connection.createOffer()),
    async answer(offer) {
      await hear('offer', offer);
      return describe(await connection.createAnswer());
    },
    complete: (answer) => hear('answer', answer),
    connected: () =>
      new Promise<void>((resolve, reject) => {
        const timer = setTimeout(() => reject(failure()), connectLimitMs);
        const look = (): void => {
          const { connectionState } = connection;
          if (!['connected', 'failed', 'closed'].includes(connectionState)) return;
          clearTimeout(timer);
          if (connectionState === 'connected' && announced && remote()?.equals(announced) === true) resolve();
          else reject(failure());
        };
        connection.connectionStateChange.subscribe(look);
        look();
      }),
    fingerprints() {
      const [own, other] = [dtls()?.cipher.localCert, remote()];
      if (!own || !other) throw new CallError('CallFailed', 'The two ends are not connected.');
      return { own: fingerprint(own), remote: other };
    },
    close: () => connection.close(),
  };
}

const fingerprint = (certificate: Uint8Array): Buffer => createHash('sha256').update(certificate).digest();
