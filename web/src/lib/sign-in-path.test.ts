import { describe, expect, it } from 'vitest';
import { pathAfterSignIn, signInPath } from './sign-in-path';

const back = (next: string) => pathAfterSignIn(new URLSearchParams({ next }));

describe('signing in and coming back', () => {
  it('returns to the page that one came from', () => {
    const path = signInPath({ pathname: '/search', search: '?q=a%26b' });

    expect(pathAfterSignIn(new URLSearchParams(path.split('?')[1]))).toBe('/search?q=a%26b');
  });

  it('does not return to itself', () => {
    expect(signInPath({ pathname: '/sign-up', search: '' })).toBe('/sign-in');
  });

  it.each(['https://evil.example/', '//evil.example/', '/\\evil.example', 'javascript:alert(1)', ''])('never leaves the site: %s', (next) => {
    expect(back(next)).toBe('/');
  });
});
