/** A request to the API as it came over the wire. */
export type ApiRequest = {
  method: string;
  path: string;
  query: string;
  body: string;
  headers: Readonly<Record<string, string | undefined>>;
};
