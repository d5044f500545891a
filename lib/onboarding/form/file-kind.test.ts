import { expect, test } from 'vitest';
import { jpg, pdf, png } from '@/e2e/stripe/testing/images';
import { fileKind, fileProblem, isMisnamed, LARGEST_FILE } from './file-kind';

test('a file is what its first bytes say', () => {
  expect([png(), jpg(), pdf()].map(fileKind)).toEqual(['image/png', 'image/jpeg', 'application/pdf']);
  expect(fileKind(Buffer.from('GIF89a'))).toBeUndefined();
  expect(fileKind(Buffer.from('<svg>'))).toBeUndefined();
  expect(fileKind(Buffer.from([0xff, 0xd8]))).toBeUndefined();
  expect(fileKind(new Uint8Array())).toBeUndefined();
});

test('a name may say otherwise', () => {
  expect(isMisnamed('passport.png', 'image/png')).toBe(false);
  expect(isMisnamed('passport.JPEG', 'image/jpeg')).toBe(false);
  expect(isMisnamed('passport', 'image/jpeg')).toBe(false);
  expect(isMisnamed('passport.heic', 'image/jpeg')).toBe(false);
  expect(isMisnamed('passport.pdf', 'image/png')).toBe(true);
  expect(isMisnamed('passport.png.jpg', 'image/png')).toBe(true);
});

test.each([
  ['passport.png', 100, png(), LARGEST_FILE, undefined],
  ['passport.png', 0, new Uint8Array(), LARGEST_FILE, 'file_empty'],
  ['passport.png', LARGEST_FILE - 1, png(), LARGEST_FILE, undefined],
  ['passport.png', LARGEST_FILE, png(), LARGEST_FILE, 'file_large'],
  ['passport.png', 5_000_000, png(), 4_000_000, 'file_large_here'],
  ['passport.gif', 100, Buffer.from('GIF89a'), LARGEST_FILE, 'file_type'],
  ['passport.jpg', 100, png(), LARGEST_FILE, 'file_other_type'],
])('%s of %i bytes', (name, size, first, most, problem) => {
  expect(fileProblem({ name, size, first }, most)).toBe(problem);
});
