import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Imports go lib → components → features → app, never the other way. */
const boundary = (folder, forbidden, why) => ({
  files: [`src/${folder}/**/*.{ts,tsx}`],
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: [{ group: forbidden.flatMap((name) => [`@/${name}/*`, `**/../${name}/**`]), message: why }] },
    ],
  },
});

export default tseslint.config(
  { ignores: ['dist/', 'src/gql/', 'node_modules/', 'public/'] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  jsxA11y.flatConfigs.recommended,
  reactHooks.configs.flat.recommended,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // numbers in template strings read well
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `onClick={() => close()}` is idiomatic in React
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  boundary('lib', ['components', 'features', 'app'], 'lib knows nothing of components, features or app'),
  boundary('components', ['features', 'app'], 'components know nothing of features or app'),
  boundary('features', ['app'], 'features know nothing of app'),
  {
    files: ['src/components/player/player.tsx'],
    rules: {
      // captions are tracks of the HLS master playlist; what a click on the picture does, keys and buttons do too
      'jsx-a11y/media-has-caption': 'off',
      'jsx-a11y/click-events-have-key-events': 'off',
      'jsx-a11y/no-noninteractive-element-interactions': 'off',
    },
  },
  { files: ['*.js', '*.mjs'], ...tseslint.configs.disableTypeChecked },
);
