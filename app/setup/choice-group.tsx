import type { ReactNode } from 'react';
import { type AccountSetup, type ChoiceName, judge } from '@/lib/platform/choices';
import { alternatives } from '@/lib/platform/setup';
import { Group } from './group';
import { Option } from './option';
import { groupWords, optionWords } from './words';

type Props = { name: ChoiceName; setup: AccountSetup; status?: ReactNode };

/** One of the five choices, each option with what it would do to the other four. */
export function ChoiceGroup({ name, setup: { choices }, status }: Props) {
  const { accepted } = judge(choices);
  return (
    <Group name={name} {...groupWords(name)} status={status}>
      {alternatives(choices, name).map(({ choices: set, moves }) => {
        const value = set[name];
        const isChosen = value === choices[name];
        return (
          <Option
            key={value}
            name={name}
            value={value}
            {...optionWords(name, set)}
            checked={isChosen}
            moves={accepted ? moves : 0}
          />
        );
      })}
    </Group>
  );
}
