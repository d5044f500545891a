import { config } from '@/lib/config';
import { Emblem } from './motif';

/** The platform's logo, or its name with a mark in its color. */
export function Brand() {
  const { name, logo, url } = config().platform;
  // biome-ignore lint/performance/noImgElement: The platform's own, as it is: nothing of it is to be optimized here.
  const shown = logo ? <img src={logo.href} alt={name} height={32} /> : <Named name={name} />;
  return <p className="brand">{url ? <a href={url.href}>{shown}</a> : shown}</p>;
}

function Named({ name }: { name: string }) {
  return (
    <>
      <Emblem />
      <span>{name}</span>
    </>
  );
}
