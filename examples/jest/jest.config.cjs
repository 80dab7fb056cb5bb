module.exports = {
  testEnvironment: 'jsdom',
  // Waymark and two of its dependencies are ES modules, which Jest has to be told to transform.
  transformIgnorePatterns: ['node_modules/(?!(waymark|zustand|idb)/)'],
  moduleNameMapper: { '\\.css$': '<rootDir>/src/noStyles.cjs' },
};
