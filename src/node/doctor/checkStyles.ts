import type { Problem } from '../../core/model/problem.ts';
import type { Check } from './check.ts';
import { placesOf, type Project } from './readProject.ts';

const OWN_SHEET = /(['"])waymark\/styles\.css\1/;
const PROVIDER = /<HelpProvider\b|\bmountHelp\(/;

/** Whether the style sheet is imported exactly once, at a place where the host's own rules can override it. The element brings its own. */
export function checkStyles({ files }: Project): readonly Check[] {
  const title = 'waymark/styles.css is imported, ahead of styles for its button';
  const [provider] = placesOf(files, PROVIDER);
  if (!provider) return [];
  const sheets = placesOf(files, OWN_SHEET);
  if (sheets.length === 0) {
    return [
      {
        title,
        problems: [
          {
            code: 'styles-not-imported',
            severity: 'error',
            message: 'Nothing imports the style sheet.',
            hint: "Add `import 'waymark/styles.css'` beside the provider.",
            file: provider.file,
            line: provider.line,
          },
        ],
      },
    ];
  }
  const problems = sheets.flatMap(({ file, line, column }): readonly Problem[] => {
    const text = files
      .find((one) => one.file === file)!
      .text.split('\n')
      .slice(0, line - 1)
      .join('\n');
    // CSS ignores an @import after a rule.
    if (/\.(css|scss|less)$/.test(file) && /\{/.test(text)) {
      return [
        {
          code: 'styles-import-ignored',
          severity: 'error',
          message: 'This @import follows a rule, so browsers pass over it.',
          hint: 'Move it to the top of the file.',
          file,
          line,
          column,
        },
      ];
    }
    const isOwnClass = files.some(
      (one) => one.file === file && /<Help(Button|Dock)[^>]*className/.test(one.text),
    );
    const earlier = /import\s+(?:\w+\s+from\s+)?(['"])[^'"]+\.(?:css|scss|less)\1/.exec(text);
    return isOwnClass && earlier
      ? [
          {
            code: 'styles-order',
            severity: 'warning',
            message: 'Styles of the page are imported ahead of this one.',
            why: 'On the button the later style sheet wins, so a class of yours does not.',
            hint: 'Import waymark/styles.css first.',
            file,
            line,
            column,
          },
        ]
      : [];
  });
  return [{ title, problems }];
}
