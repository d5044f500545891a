import type { Upload } from './multipart';

/** A request to the API as it came over the wire. */
export type ApiRequest = {
  method: string;
  path: string;
  query: string;
  /** Of a multipart one, the form of its fields; that of a file is the file's name. */
  body: string;
  upload: Upload | undefined;
  /** Where it came from. */
  ip: string;
  headers: Readonly<Record<string, string | undefined>>;
};
