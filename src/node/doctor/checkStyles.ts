import type { Problem } from '../../core/model/problem.ts';
import { type Check, checkOf, problemAt } from './check.ts';
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
    const hint = "Add `import 'waymark/styles.css'` beside the provider.";
    const missing = problemAt(provider, 'styles-not-imported', 'Nothing imports the style sheet.', hint);
    return [checkOf(title, missing)];
  }
  const problems = sheets.flatMap((place): readonly Problem[] => {
    const { file, line } = place;
    const text = files.find((one) => one.file === file)!.text;
    const before = text
      .split('\n')
      .slice(0, line - 1)
      .join('\n');
    // CSS ignores an @import after a rule.
    if (/\.(css|scss|less)$/.test(file) && before.includes('{')) {
      const message = 'This @import follows a rule, so browsers pass over it.';
      return [problemAt(place, 'styles-import-ignored', message, 'Move it to the top of the file.')];
    }
    const isOwnClass = /<Help(Button|Dock)[^>]*className/.test(text);
    const isLater = /import\s+(?:\w+\s+from\s+)?(['"])[^'"]+\.(?:css|scss|less)\1/.test(before);
    if (!isOwnClass || !isLater) return [];
    const message = 'Styles of the page are imported ahead of this one.';
    const hint = 'Import waymark/styles.css first.';
    const why = 'On the button the later style sheet wins, so a class of yours does not.';
    return [{ ...problemAt(place, 'styles-order', message, hint, 'warning'), why }];
  });
  return [{ title, problems }];
}
