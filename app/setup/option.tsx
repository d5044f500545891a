import type { ReactNode } from 'react';

type Props = {
  name: string;
  value: string;
  title: string;
  text: string;
  checked: boolean;
  /** Whether the option goes with the other choices. */
  fits?: boolean;
  children?: ReactNode;
};

export function Option({ name, value, title, text, checked, fits = true, children }: Props) {
  const id = `${name}-${value}`;
  return (
    <div className="option">
      <input
        type="radio"
        id={id}
        name={name}
        value={value}
        defaultChecked={checked}
        aria-describedby={`${id}-about`}
      />
      <label htmlFor={id}>{title}</label>
      <div id={`${id}-about`} className="about">
        {!fits && <p className="badge">Doesn’t fit</p>}
        <p>{text}</p>
        {children}
      </div>
    </div>
  );
}
