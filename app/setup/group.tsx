import type { ReactNode } from 'react';

type Props = {
  name: string;
  legend: string;
  guide: Readonly<{ about: string; href: string }>;
  /** The options. */
  children: ReactNode;
  /** What is said of them, once there is something to say. */
  status?: ReactNode;
};

/** The options of one question, with the page of Stripe's guide about it. */
export function Group({ name, legend, guide, children, status }: Props) {
  return (
    <fieldset id={name}>
      <legend>{legend}</legend>
      <a className="guide" href={guide.href}>
        Guide<span className="visually-hidden"> of Stripe’s to {guide.about}</span>
      </a>
      <div className="options">{children}</div>
      <div role="status">{status}</div>
    </fieldset>
  );
}
