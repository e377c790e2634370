// A static import: the bundle gives a CommonJS package its named exports only so. This file is what is loaded when needed.
export { stringify } from 'yaml';
