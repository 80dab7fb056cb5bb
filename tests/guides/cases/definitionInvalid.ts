import { real, stated, type GuideCases } from '../guideCase.ts';

const move = { kind: 'fix', open: { surface: 'mission-settings' } } as const;

export const definitionInvalid: GuideCases = {
  fits: [
    stated(
      'GitHub with a workflow it cannot read',
      { message: 'Invalid workflow file: .github/workflows/ci.yml#L12\nUnexpected value "runs_on"' },
      { move },
    ),
    stated('GitLab with a pipeline without jobs', {
      message: 'jobs config should contain at least one visible job',
    }),
    stated(
      'CloudFormation with a template in another form',
      { message: 'Template format error: Unresolved resource dependencies [Vpc] in the Resources block' },
      { move },
    ),
    stated('Terraform with an argument it does not know', {
      exitCode: 1,
      message: 'Error: Unsupported argument\n\n  on main.tf line 3:\n An argument named "regio" is not expected here.',
    }),
    stated(
      'Azure with a template that breaks a rule',
      { code: 'InvalidTemplate', status: 400, message: 'Deployment template validation failed' },
      { lead: 'definition-invalid', move },
    ),
    stated('Kubernetes with a field it does not know', {
      exitCode: 1,
      message: 'error: error validating data: unknown field "spec.replica"',
    }),
    stated(
      'a Puppet server with a manifest it cannot evaluate',
      {
        message:
          'Could not retrieve catalog from remote server: Error 500 on SERVER: Server Error: Evaluation Error: Unknown variable: role',
        status: 500,
      },
      { move },
    ),
    stated('Step Functions with a definition it refuses', { code: 'InvalidDefinition' }, { move }),
  ],
  leaves: [
    real('terraform-variable', { first: 'configuration-missing' }),
    real('openaijs-unsupported', { first: 'invalid-request' }),
    real('py-syntaxerror', { first: 'code-exception' }),
    stated('a schedule that started nothing', { reason: 'MissSchedule' }, { first: 'not-triggered' }),
  ],
};
