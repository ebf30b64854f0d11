import type { DiagnosticCodes } from '../basics/index.ts';

export const RULES_CODES: DiagnosticCodes = {
  R101: {
    title: 'The rule is empty',
    explanation: 'A rule sentence needs at least one condition, such as "all of council for".',
  },
  R102: {
    title: 'Unexpected word in a rule',
    explanation: 'The sentence departs from the grammar at the marked word; the message says what may stand there.',
  },
  R103: {
    title: 'Not an amount',
    explanation:
      'After "at least", "at most", "more than" or "fewer than" stands a whole number, a range n..m, a percentage or a fraction no greater than one.',
  },
  R104: {
    title: 'Parentheses nested too deeply',
    explanation:
      'A rule may nest parentheses 200 deep; deeper nesting is almost always a mistake of the program that wrote it.',
  },
  R105: { title: 'Unknown group', explanation: 'The rule names a group that is not among the groups given.' },
  R106: {
    title: 'Unknown weight',
    explanation:
      'The rule names a weight that its group does not have, or the weights leave out a member of the group.',
  },
  R107: {
    title: 'Threshold out of reach',
    explanation: 'The rule asks for more than the group has, so no ballots could ever meet it.',
  },
  R108: {
    title: 'Open range in a rule',
    explanation: 'A rule with a range n..m is two rules; compile each of its ends (ruleEnds) and report bounds.',
  },
  R109: {
    title: 'Unknown ballot',
    explanation: 'The rule counts a kind of ballot that is not among the ballots allowed.',
  },
  R110: {
    title: 'Weights are not whole numbers',
    explanation: 'Weights are whole numbers from 0 on; their sums, times the denominator of a share, stay below 2^53.',
  },
  R111: { title: 'Parentheses do not match', explanation: 'Every "(" needs its ")" and every ")" its "(".' },
  R112: {
    title: 'Probabilities do not fit',
    explanation: 'The probabilities of one voter lie in [0, 1] and can sum to 1, each for a ballot that is allowed.',
  },
};
