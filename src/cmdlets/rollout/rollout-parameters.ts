import { choice, int, string, switchParameter, type ParameterOptions } from '../../engine/parameter.ts';
import { throttleLimit } from '../side-by-side.ts';

export const rolloutName = (options: ParameterOptions = {}) =>
  string("The rollout's name.", { position: 0, mandatory: true, validateNotNullOrEmpty: true, ...options });

/** Where rows come from and what they do, for `New-` and `Start-CsPolicyRollout`. */
export const planParameters = (set: string) => ({
  PolicyType: string('The policy type, for rows that do not name one.', { set, names: 'policyType', validateNotNullOrEmpty: true }),
  PolicyName: string('The instance, for rows that do not name one; $null or empty takes assignments away.', {
    set,
    names: 'policy',
    allowNull: true,
    allowEmptyString: true,
  }),
  IdentityColumn: string('The column that names the user, where csteams does not find it.', { set, validateNotNullOrEmpty: true }),
  Delimiter: string('What separates the columns; comma, semicolon and tab are found without it.', { set, validateLength: { min: 1, max: 1 } }),
  IncludeMasked: switchParameter('Also assign what a group gives the user already.', { set }),
});

/** How a rollout is done, for `Start-`, `Resume-` and `Undo-CsPolicyRollout`. */
export const doingParameters = {
  ThrottleLimit: throttleLimit(),
  MaxErrors: int('Stop when more rows than this have failed.', { validateRange: { min: 0 } }),
  MaxErrorPercent: int('Stop when more than this share of the rows done has failed.', { validateRange: { min: 0, max: 100 } }),
  ResultPath: string('Write a CSV file with a line for every row of the input, in its order.', { names: 'file', validateNotNullOrEmpty: true }),
};

export const runParameters = {
  ...doingParameters,
  Engine: choice(['Auto', 'Direct', 'Batch'], 'Direct sends a request for each row, Batch lets the service work in the background, Auto chooses.', {
    defaultValue: 'Auto',
  }),
  NoVerify: switchParameter('Do not read back what was done.'),
};
