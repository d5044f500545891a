import type { ReactNode } from 'react';

type Props = {
  name: string;
  value: string;
  title: string;
  text: string;
  checked: boolean;
  /** How many other choices would move with it. */
  moves?: number;
  children?: ReactNode;
};

export function Option({ name, value, title, text, checked, moves = 0, children }: Props) {
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
        <p>{text}</p>
        {moves > 0 && (
          <p className="moves">
            moves {moves}
            <span className="visually-hidden"> of the other choices</span>
          </p>
        )}
        {children}
      </div>
    </div>
  );
}
