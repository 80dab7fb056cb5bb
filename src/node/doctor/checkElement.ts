import type { Problem } from '../../core/model/problem.ts';
import type { Check } from './check.ts';
import { placesOf, type Project } from './readProject.ts';

/** `<waymark-help>` in markup, or its name where a script makes it. */
export const HELP_ELEMENT = /<waymark-help\b|(['"])waymark-help\1/;

/** Whether the element's script is loaded, and whether the framework's compiler knows that it is an element. */
export function checkElement({ host, files }: Project): readonly Check[] {
  const [place] = placesOf(files, HELP_ELEMENT);
  if (!place) return [];
  const at = (code: string, severity: Problem['severity'], message: string, hint: string): Problem => ({
    code,
    severity,
    message,
    hint,
    file: place.file,
    line: place.line,
    column: place.column,
  });
  const isSaid = (pattern: RegExp): boolean => placesOf(files, pattern).length > 0;
  const isLoaded = isSaid(/\bimport(?!\s+type\b)[^'"]*(['"])waymark\/element\1|\belement\.js\b/);
  const checks: Check[] = [
    {
      title: 'The script of <waymark-help> is loaded',
      problems: isLoaded
        ? []
        : [
            at(
              'element-not-loaded',
              'error',
              'Nothing loads the script that defines <waymark-help>.',
              host.kind === 'html'
                ? 'Add `<script type="module" src="waymark/element.js"></script>` to the page.'
                : "Add `import 'waymark/element'` beside it.",
            ),
          ],
    },
  ];
  if (host.kind === 'angular') {
    checks.push({
      title: 'Angular takes <waymark-help> for an element',
      problems: isSaid(/\bCUSTOM_ELEMENTS_SCHEMA\b/)
        ? []
        : [
            at(
              'angular-schema',
              'error',
              'Angular refuses elements that it does not know.',
              'Add `schemas: [CUSTOM_ELEMENTS_SCHEMA]` to the component around it.',
            ),
          ],
    });
  }
  if (host.kind === 'vue') {
    const isTag =
      placesOf(
        files.filter(({ file }) => file.endsWith('.vue')),
        /<waymark-help\b/,
      ).length > 0;
    checks.push({
      title: 'Vue takes <waymark-help> for an element',
      problems:
        !isTag || isSaid(/\bisCustomElement\b/)
          ? []
          : [
              at(
                'vue-custom-element',
                'warning',
                'Vue looks for a component called waymark-help, and says in the console that there is none.',
                'Write `<component :is="\'waymark-help\'" …>`, or name the element in `compilerOptions.isCustomElement`.',
              ),
            ],
    });
  }
  return checks;
}
