/** The API version that this app is written against; the SDK's types are of the same one. */
export const API_VERSION = '2026-10-28.endive';
