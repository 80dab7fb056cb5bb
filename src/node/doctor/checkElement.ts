import { type Check, checkOf, problemAt } from './check.ts';
import { placesOf, type Project } from './readProject.ts';

/** `<waymark-help>` in markup, or its name where a script makes it. */
export const HELP_ELEMENT = /<waymark-help\b|(['"])waymark-help\1/;

/** Whether the element's script is loaded, and whether the framework's compiler knows that it is an element. */
export function checkElement({ host, files }: Project): readonly Check[] {
  const [place] = placesOf(files, HELP_ELEMENT);
  if (!place) return [];
  const isSaid = (pattern: RegExp): boolean => placesOf(files, pattern).length > 0;
  const unloaded = problemAt(
    place,
    'element-not-loaded',
    'Nothing loads the script that defines <waymark-help>.',
    host.kind === 'html'
      ? 'Add `<script type="module" src="waymark/element.js"></script>` to the page.'
      : "Add `import 'waymark/element'` beside it.",
  );
  const isLoaded = isSaid(/\bimport(?!\s+type\b)[^'"]*(['"])waymark\/element\1|\belement\.js\b/);
  const checks = [checkOf('The script of <waymark-help> is loaded', isLoaded ? undefined : unloaded)];
  if (host.kind === 'angular') {
    const unknown = problemAt(
      place,
      'angular-schema',
      'Angular refuses elements that it does not know.',
      'Add `schemas: [CUSTOM_ELEMENTS_SCHEMA]` to the component around it.',
    );
    const isKnown = isSaid(/\bCUSTOM_ELEMENTS_SCHEMA\b/);
    checks.push(checkOf('Angular takes <waymark-help> for an element', isKnown ? undefined : unknown));
  }
  if (host.kind === 'vue') {
    const components = files.filter(({ file }) => file.endsWith('.vue'));
    const isTag = placesOf(components, /<waymark-help\b/).length > 0;
    const unknown = problemAt(
      place,
      'vue-custom-element',
      'Vue looks for a component called waymark-help, and says in the console that there is none.',
      'Write `<component :is="\'waymark-help\'" …>`, or name the element in `compilerOptions.isCustomElement`.',
      'warning',
    );
    const isKnown = !isTag || isSaid(/\bisCustomElement\b/);
    checks.push(checkOf('Vue takes <waymark-help> for an element', isKnown ? undefined : unknown));
  }
  return checks;
}
