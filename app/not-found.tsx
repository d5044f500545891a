import { Titled } from './components/page-title';
import { words } from './words';

export default function NotFound() {
  const { noPage, firstPage } = words();
  return (
    <>
      <Titled>{noPage.title}</Titled>
      <p className="lead">{noPage.text}</p>
      <p>
        <a className="button" href="/">
          {firstPage}
        </a>
      </p>
    </>
  );
}
