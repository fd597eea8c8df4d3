import { expect, test } from 'vitest';
import { fitOf } from '../../../extension/warning/fit-window.ts';

const screen = { top: 0, height: 1000 };

test('a window is as high as what it says, and what the browser puts around it', () => {
  expect(fitOf({ content: 430.4, frame: 32, screen })).toEqual({ height: 463, lowest: 960 });
});

test('a window is at most as high as the screen less 80', () => {
  expect(fitOf({ content: 4000, frame: 32, screen })).toEqual({ height: 920, lowest: 960 });
  expect(fitOf({ content: 4000, frame: 32, screen: { top: -1080, height: 1080 } })).toEqual({
    height: 1000,
    lowest: -40,
  });
});
