import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { requirementErrorSentence } from '../accounts/requirements';
import { requirementErrorSentences } from './requirement-errors';

describe('what went wrong', () => {
  const declared = ['Accounts.d.ts', 'V2/Core/Accounts.d.ts'].flatMap((file) => {
    const text = readFileSync(`node_modules/stripe/esm/resources/${file}`, 'utf8');
    const lists = text.match(/type Code = [^;]*'invalid_value_other'[^;]*;/g) ?? [];
    return lists.flatMap((list) => [...list.matchAll(/'(\w+)'/g)].map(([, code = '']) => code));
  });
  const codes = [...new Set(declared)];

  test('the SDK’s codes were found', () => {
    expect(codes.length).toBeGreaterThanOrEqual(106);
    expect(codes).toContain('verification_document_not_readable');
    expect(codes).toContain('verification_selfie_face_mismatch');
  });

  test('every code has a sentence of its own', () => {
    const known = Object.keys(requirementErrorSentences);
    expect(codes.filter((code) => !known.includes(code))).toEqual([]);
    expect(known.filter((code) => !/^[A-Z][^_]{20,}\.$/.test(requirementErrorSentence(code)))).toEqual([]);
  });

  test('no two codes share a sentence', () => {
    const sentences = Object.values(requirementErrorSentences);
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  test.each([
    ['verification_document_upside_down', /^There is a problem with the document\./],
    ['verification_moon_phase', /^This could not be confirmed\./],
    ['moon_phase', /^There is a problem with this item\./],
    ['constructor', /^There is a problem with this item\./],
  ])('%s, not known, gets the words of its family', (code, sentence) => {
    expect(requirementErrorSentence(code)).toMatch(sentence);
  });
});
