/** The token of `Authorization: Bearer …`; empty where there is none, which is nobody's. */
export function bearerToken(headers: Headers): string {
  return /^bearer +(.+)$/i.exec(headers.get('authorization') ?? '')?.[1] ?? '';
}
