import type { AccountSetup, ChoiceName } from '@/lib/platform/choices';
import { notBuiltYet } from '@/lib/platform/onboarding-choice';
import { type Alternative, alternatives } from '@/lib/platform/setup';
import { setupAddress } from './address';
import { Option } from './option';
import { changeWords, legendOf, optionWords } from './words';

type Props = { name: ChoiceName; setup: AccountSetup };

/** One of the five choices, each option judged with the other four as they are. */
export function ChoiceGroup({ name, setup }: Props) {
  const { choices } = setup;
  return (
    <fieldset id={name}>
      <legend>{legendOf(name)}</legend>
      {alternatives(choices, name).map((alternative) => {
        const value = alternative.choices[name];
        const missing = name === 'onboarding' ? notBuiltYet[alternative.choices.onboarding] : undefined;
        return (
          <Option
            key={value}
            name={name}
            value={value}
            {...optionWords(name, alternative.choices)}
            checked={value === choices[name]}
            fits={alternative.reasons.length === 0}
          >
            {missing && <p className="not-yet">{missing}</p>}
            <WhyNot name={name} setup={setup} {...alternative} />
          </Option>
        );
      })}
    </fieldset>
  );
}

function WhyNot({ name, setup, choices, reasons, fitting }: Props & Alternative) {
  if (reasons.length === 0) return null;
  const isChosen = choices[name] === setup.choices[name];
  return (
    <div className="why-not">
      <p>{reasons.join(' ')}</p>
      {fitting.map((set) => (
        <p key={changeWords(choices, set)}>
          <a href={setupAddress({ ...setup, choices: set }, name)}>
            {isChosen ? 'Keep' : 'Choose'} it with {changeWords(choices, set)}
          </a>
        </p>
      ))}
    </div>
  );
}
