import { config } from '@/lib/config';

/** The title of the window: in the page itself, so that it changes with what the page says. */
export function PageTitle({ children }: { children: string }) {
  return <title>{`${children} – ${config().platform.name}`}</title>;
}

/** The heading of a page, which is the title of its window too. */
export function Titled({ children }: { children: string }) {
  return (
    <>
      <PageTitle>{children}</PageTitle>
      <h1>{children}</h1>
    </>
  );
}
