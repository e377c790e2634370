/** Columns that hold whom or what a command is about; also the headings of a plain list. */
const identities = new Set([
  'identity',
  'user',
  'userid',
  'username',
  'userprincipalname',
  'upn',
  'mail',
  'email',
  'emailaddress',
  'sipaddress',
  'signinname',
  'objectid',
  'externaldirectoryobjectid',
  'id',
]);

const columns = new Set([
  ...identities,
  'name',
  'displayname',
  'description',
  'department',
  'country',
  'usagelocation',
  'policyname',
  'caller',
  'callee',
  'organizer',
  'policytype',
  'policy',
  'group',
  'groupid',
  'groupname',
  'rank',
  'priority',
  'type',
  'instance',
]);

const folded = (name: string): string => name.replace(/["'\s_-]/g, '').toLowerCase();

/** The separator of a CSV header: the one that splits the line into most names, provided one of them is a column csteams knows. undefined if the line is no header. */
export function separatorOf(line: string): string | undefined {
  const [best] = [',', ';', '\t'].map((separator) => ({ separator, names: line.split(separator) })).sort((a, b) => b.names.length - a.names.length);
  if (best === undefined || best.names.length < 2) return undefined;
  return best.names.some((name) => columns.has(folded(name))) ? best.separator : undefined;
}

/** True if the line is the heading of a list of identities. */
export const singleColumn = (line: string): boolean => identities.has(folded(line));
