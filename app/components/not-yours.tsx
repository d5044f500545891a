import { words } from '../words';
import { Titled } from './page-title';
import { Problem } from './problem';

/** For an account that is not the pilot's, whether it exists or not: nobody is told which. */
export function NotYours() {
  const { notYours, firstPage } = words();
  return (
    <>
      <Titled>{notYours}</Titled>
      <Problem failure={{ code: 'account_not_found', requestId: undefined }} />
      <p>
        <a className="button" href="/">
          {firstPage}
        </a>
      </p>
    </>
  );
}
