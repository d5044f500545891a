import { describe, expect, test } from 'vitest';
import { standingKinds } from '../accounts/standing';
import { voiceNames, voices } from './voices';

describe.each(voiceNames)('the voice “%s”', (name) => {
  const voice = voices[name];

  test('tells of each standing in a title and whole sentences, and of no two alike', () => {
    const told = standingKinds.map((kind) => voice.standings[kind]);
    for (const { title, text, off } of told) {
      expect(title).toMatch(/^[A-Z][^._]+$/);
      expect(text).toMatch(/^[A-Z][^_]+\.$/);
      expect(off).toMatch(/^[A-Z][^_]+\.$/);
    }
    expect(new Set(told.map(({ title }) => title)).size).toBe(told.length);
    expect(new Set(told.map(({ text }) => text)).size).toBe(told.length);
  });

  test('tells of each failure in whole sentences, with no code, status or stack in them', () => {
    for (const message of Object.values(voice.errors)) {
      expect(message).toMatch(/^[A-Z][^{}<>]+\.$/);
      expect(message).not.toMatch(/_|\b[45]\d\d\b|error|exception|undefined/i);
    }
  });

  test('says “contact us” in just the words that lead to support', () => {
    const text = JSON.stringify(voice);
    expect(text.match(/contact us/gi)?.length).toBeGreaterThan(8);
    expect(text.match(/contact us/gi)).toEqual(text.match(new RegExp(voice.contactUs, 'g')));
  });
});

test('only the demo speaks of air travel', () => {
  const { steps, toPlatform } = voices.neutral.next;
  const texts = JSON.stringify([
    voices.neutral,
    steps('Acme', true),
    steps('Acme', false),
    toPlatform('Acme'),
  ]);
  expect(texts).not.toMatch(/take.?off|pilot|flight|travel|passenger|rocket/i);
});
