import { PageTitle } from './components/page-title';
import { words } from './words';

export default function NotFound() {
  const { noPage, firstPage } = words();
  return (
    <>
      <PageTitle>{noPage.title}</PageTitle>
      <h1>{noPage.title}</h1>
      <p className="lead">{noPage.text}</p>
      <p>
        <a className="button" href="/">
          {firstPage}
        </a>
      </p>
    </>
  );
}
