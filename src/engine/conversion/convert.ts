/** Conversions, in one place to import from; a file each for texts, truth and casts. */
export { cast } from './cast.ts';
export { matchEnum } from '../binding/enum-match.ts';
export { toText } from './text.ts';
export { isTrue } from './truth.ts';
export { typeNameOf } from './type-name.ts';
