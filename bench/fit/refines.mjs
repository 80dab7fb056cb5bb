/** Guides that are narrower than the classes the cases are labelled with, as score.py lists them. */
const REFINES = {
  'output-invalid': ['check-failed', 'tool-call-invalid', 'agent-result-wrong'],
  'tool-server-failed': [
    'network-unreachable',
    'tool-call-invalid',
    'configuration-missing',
    'process-crashed',
    'service-unavailable',
  ],
  'definition-invalid': ['configuration-missing', 'invalid-request'],
  'test-failed': ['check-failed'],
  'agent-looped': ['step-budget-exceeded', 'agent-result-wrong'],
  'payload-too-large': ['invalid-request'],
  'code-changed': ['code-exception', 'conflict'],
  'not-triggered': ['configuration-missing', 'not-scheduled'],
  'model-retired': ['resource-not-found', 'configuration-missing', 'invalid-request'],
  'website-blocked': ['policy-blocked', 'permission-denied'],
};

/** The label, with the guides that refine one of its classes right as well. */
export function withRefining(label) {
  const narrower = Object.keys(REFINES).filter((guide) => REFINES[guide].some((one) => label.right.has(one)));
  return { ...label, right: new Set([...label.right, ...narrower]), classes: label.right };
}

/** The class that a guide stands for where the label has one, else the guide. */
export function classOf(guide, { right, classes = right }) {
  if (classes.has(guide)) return guide;
  return REFINES[guide]?.find((one) => classes.has(one)) ?? guide;
}
