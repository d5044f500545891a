import { type Given, isTree, type Value, valueAt } from '../../model/given';
import type { ApiContext, Parameters } from '../context';

/** What a token of v2 says in a word: that somebody agreed, or declares it. */
const WORDS = ['attested', 'shown_and_accepted'];

/** The parameters that a token of v2 stands for: where it says a word, Stripe puts down when and where that was. */
export function attested({ now, ip, userAgent }: ApiContext, parameters: Parameters): Given {
  const signed: Given = {
    date: new Date(now * 1000).toISOString(),
    ip,
    ...(userAgent !== undefined && { user_agent: userAgent }),
  };
  return written(parameters, signed);
}

function written(tree: Given, signed: Given): Given {
  return Object.fromEntries(
    Object.entries(tree).flatMap(([name, value]): [string, Value][] => {
      if (!isTree(value)) return [[name, value]];
      const word = WORDS.find((one) => Object.hasOwn(value, one));
      if (word === undefined) return [[name, written(value, signed)]];
      // A word that is not said says nothing.
      return valueAt(value, word) === true ? [[name, signed]] : [];
    }),
  );
}
