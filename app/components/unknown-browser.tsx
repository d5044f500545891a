import { words } from '../words';
import { Titled } from './page-title';
import { Problem } from './problem';

/** For who comes to an account's address without the cookie by which its pilot is known. */
export function UnknownBrowser() {
  const { title, never, start } = words().unknownBrowser;
  return (
    <>
      <Titled>{title}</Titled>
      <Problem failure={{ code: 'unknown_browser', requestId: undefined }} />
      <p>
        {never} <a href="/">{start}</a>
      </p>
    </>
  );
}
