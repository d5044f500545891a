import { useState } from 'react';
import { ACCEPTED } from '@/lib/onboarding/form/file-kind';
import type { Input, ShownGroup } from '@/lib/onboarding/form/form';
import { formWords, hints } from '@/lib/words/form';

/** What is wrong, by the names of inputs. */
export type Wrong = Readonly<Record<string, string>>;

/** An input's own place in the page: what the summary of what is wrong links to. */
export const idOf = (name: string) => `f-${name}`;

/** The problems of a question: those of its inputs, and those that stand at the whole of it. */
export function problemsOf({ base, inputs }: ShownGroup, wrong: Wrong): [name: string, problem: string][] {
  const names = [...new Set([base, ...inputs.map(({ name }) => name)])];
  return names.flatMap((name): [string, string][] => {
    const problem = wrong[name];
    // One that is of the whole, where there is no such input, stands at the first.
    const at = inputs.some((input) => input.name === name) ? name : (inputs[0]?.name ?? name);
    return problem === undefined ? [] : [[at, problem]];
  });
}

/** Said of what may be left blank. */
const optional = (label: string) => `${label} ${formWords.optional}`;

type Props = { group: ShownGroup; wrong: Wrong };

/** One question: a control with its label, or several under a legend. */
export function Question({ group, wrong }: Props) {
  const { inputs, label, hint, said, base } = group;
  const [only] = inputs;
  const problems = problemsOf(group, wrong);
  const about = (
    <>
      {hint && <small id={`${idOf(base)}-hint`}>{hint}</small>}
      {said.length > 0 && (
        <p id={`${idOf(base)}-said`} className="wrong">
          {said.join(' ')}
        </p>
      )}
    </>
  );
  const described =
    [hint && `${idOf(base)}-hint`, said.length > 0 && `${idOf(base)}-said`].filter(Boolean).join(' ') ||
    undefined;
  if (!only) return null;
  const isRow = inputs.every(({ width }) => width === 'short');
  const isAlone = inputs.length === 1 && only.control !== 'radio' && only.control !== 'checkbox';
  if (isAlone)
    return (
      <div className={problems.length > 0 || said.length > 0 ? 'field in-error' : 'field'}>
        <label htmlFor={idOf(only.name)}>{only.isOptional ? optional(label) : label}</label>
        {about}
        <Problems problems={problems} name={only.name} />
        <Control
          input={only}
          describedBy={described}
          isWrong={problems.length > 0 || said.length > 0}
          isSaid={problems.length === 0}
        />
      </div>
    );
  return (
    <div className={problems.length > 0 || said.length > 0 ? 'field in-error' : 'field'}>
      <fieldset aria-describedby={described}>
        <legend>{label}</legend>
        {about}
        {isRow && <Problems problems={problems} name={base} />}
        <div className={isRow ? 'row' : undefined}>
          {inputs.map((input) => (
            <Part key={input.name} input={input} problems={problems} isSaid={isRow} />
          ))}
        </div>
      </fieldset>
    </div>
  );
}

function Part({
  input,
  problems,
  isSaid,
}: {
  input: Input;
  problems: readonly [string, string][];
  /** What is wrong stands above all parts, which are too narrow for it. */
  isSaid: boolean;
}) {
  const own = problems.filter(([name]) => name === input.name);
  if (input.control === 'radio' || input.control === 'checkbox')
    return (
      <>
        <Problems problems={own} name={input.name} />
        <Choices input={input} isWrong={own.length > 0} />
      </>
    );
  const described = isSaid && problems.length > 0 ? `${idOf(baseOf(input.name))}-wrong` : undefined;
  return (
    <div>
      <label htmlFor={idOf(input.name)}>
        {input.isOptional && !input.byCountry ? optional(input.label) : input.label}
      </label>
      {!isSaid && <Problems problems={own} name={input.name} />}
      <Control input={input} describedBy={described} isWrong={own.length > 0} isSaid={isSaid} />
    </div>
  );
}

/** The name of the question that an input is a part of. */
const baseOf = (name: string) => name.slice(0, name.lastIndexOf('.'));

function Problems({ problems, name }: { problems: readonly [string, string][]; name: string }) {
  if (problems.length === 0) return null;
  return (
    <p className="wrong" id={`${idOf(name)}-wrong`}>
      {[...new Set(problems.map(([, problem]) => problem))].join(' ')}
    </p>
  );
}

function Control({
  input,
  describedBy,
  isWrong,
  isSaid = false,
}: {
  input: Input;
  describedBy: string | undefined;
  isWrong: boolean;
  isSaid?: boolean;
}) {
  const { name, control, type, autoComplete, inputMode, most, width, options, value = '' } = input;
  const described =
    [describedBy, isWrong && !isSaid && `${idOf(name)}-wrong`].filter(Boolean).join(' ') || undefined;
  const common = {
    id: idOf(name),
    name,
    'aria-describedby': described,
    ...(isWrong && { 'aria-invalid': true }),
    ...(autoComplete && { autoComplete }),
  };
  if (control === 'textarea') return <textarea {...common} rows={4} maxLength={most} defaultValue={value} />;
  if (control === 'file') return <FileInput {...common} />;
  if (control === 'select')
    return (
      <select {...common} defaultValue={value}>
        <option value="">–</option>
        {options?.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    );
  return (
    <input
      {...common}
      type={type ?? 'text'}
      inputMode={inputMode}
      maxLength={most}
      className={width}
      spellCheck={false}
      defaultValue={value}
    />
  );
}

/** Shows what was chosen, before it is sent anywhere. */
function FileInput(common: Readonly<{ id: string; name: string; 'aria-describedby': string | undefined }>) {
  const [preview, setPreview] = useState<string>();
  return (
    <>
      <noscript>
        <small>{hints.documentLimit}</small>
      </noscript>
      <input
        {...common}
        type="file"
        accept={ACCEPTED}
        onChange={({ currentTarget: { files } }) => {
          if (preview) URL.revokeObjectURL(preview);
          const [file] = files ?? [];
          setPreview(file?.type.startsWith('image/') ? URL.createObjectURL(file) : undefined);
        }}
      />
      {/* biome-ignore lint/performance/noImgElement: it is in the browser's own memory. */}
      {preview && <img className="preview" src={preview} alt="" />}
    </>
  );
}

function Choices({
  input: { name, control, options = [], value },
  isWrong,
}: {
  input: Input;
  isWrong: boolean;
}) {
  return (
    <>
      {/* A form tells nothing of what is not ticked: that it was asked, this does. */}
      <input type="hidden" name={name} value="" />
      {options.map((option, index) => (
        <label key={option.value} className="choice">
          <input
            id={index === 0 ? idOf(name) : undefined}
            type={control === 'radio' ? 'radio' : 'checkbox'}
            name={name}
            value={option.value}
            defaultChecked={value === option.value}
            aria-describedby={isWrong ? `${idOf(name)}-wrong` : undefined}
          />
          {option.label}
        </label>
      ))}
    </>
  );
}
