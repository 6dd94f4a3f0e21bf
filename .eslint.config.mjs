import tseslint from 'typescript-eslint';

// Type-aware rules first of all for promises: a promise nobody waits for is a message nobody sends.
export default tseslint.config(
  {
    ignores: ['dist/**', 'node_modules/**', '.data/**', '.scripts/**', '*.cjs', '*.mjs', '.*.cjs', '.*.mjs'],
  },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { project: './tsconfig.json' } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/require-await': 'off',
      // Factories return closures; nothing of ours uses `this`.
      '@typescript-eslint/unbound-method': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'src/config.ts is the only reader of the environment.',
        },
      ],
      'prefer-const': 'error',
    },
  },
  {
    // The command-line entries speak to a terminal.
    files: [
      'test/demo/**',
      'test/bench/**',
      'test/outreach-proof/**',
      'src/main.ts',
      'src/print-manifest.ts',
      'src/import-dncl.ts',
      'src/import-list.ts',
      'src/verify-audit.ts',
    ],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['src/config.ts', 'test/**'],
    rules: { 'no-restricted-properties': 'off' },
  },
);
