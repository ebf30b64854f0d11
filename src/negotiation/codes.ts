import type { DiagnosticCodes } from '../basics/index.ts';

export const NEGOTIATION_CODES: DiagnosticCodes = {
  N101: {
    title: 'A provision that does not exist',
    explanation: 'Provisions are numbered from 0; the list domain_sizes says how many there are.',
  },
  N102: {
    title: 'An option that the provision does not have',
    explanation: 'Options of a provision are numbered from 0; domain_sizes says how many each provision has.',
  },
  N103: {
    title: 'Two red lines with one id',
    explanation: 'Conflicts and concessions are lists of ids, so an id stands for one red line only.',
  },
  N104: {
    title: 'A demand that nothing can meet',
    explanation:
      'A red line or compatibility rule says "at least one of these options". Without any option no outcome could ever meet it; leave it out or name an option.',
  },
  N105: {
    title: 'Weights that cannot be added exactly',
    explanation: 'Weights and utilities are whole numbers, and what they sum to stays below 2^53.',
  },
  N106: {
    title: 'A utility table of the wrong shape',
    explanation:
      'utilities_party_provision_option has one list per party, in it one per provision, in it one number per option.',
  },
  N107: {
    title: 'A party that does not exist',
    explanation: 'Parties are numbered from 0 to parties - 1; camp and disagreement have one entry for each of them.',
  },
  N108: {
    title: 'Names that do not fit',
    explanation: 'Where names are given there is one for each party, each provision and each option of a provision.',
  },
  N111: {
    title: 'A state that the model does not have',
    explanation: 'Rankings and moves name feasible states only.',
  },
  N112: {
    title: 'A preference that goes in a circle',
    explanation:
      'A state stands twice in one ranking, so it would be better than itself. A ranking lists every state once, best first; equally good states share an inner list.',
  },
  N113: {
    title: 'A state without a rank',
    explanation: 'Each decision maker ranks every feasible state; stability cannot be decided from a partial ranking.',
  },
  N114: {
    title: 'A state that is not one letter per option',
    explanation:
      'A feasible state is a word of Y and N, one letter for each option in order, and no two states are equal.',
  },
  N115: {
    title: 'An owner without a ranking',
    explanation: 'Every decision maker that owns an option or a move needs a preference ranking.',
  },
  N120: {
    title: 'A name in negotiation.yaml that the dossier does not have',
    explanation:
      'The base is an arrangement of the dossier, and procedures, situations, issues, options, parties and statements are named by their ids there.',
  },
  N121: {
    title: 'An option that makes no arrangement',
    explanation:
      'What an option sets is applied to the base like a variant, in the order of the issues. The path must lead somewhere, the result must be a sound arrangement, and two issues must not set the same path.',
  },
  N122: {
    title: 'More arrangements than can be compared',
    explanation:
      'Every way of taking one option of each issue that changes the arrangement is judged by the rules engine, so their number is limited.',
  },
  N123: {
    title: 'No base arrangement',
    explanation:
      'An option sets something, or a demand is about a consequence, but negotiation.yaml does not say of which arrangement.',
  },
  N124: {
    title: 'A sentence on consent that cannot be used',
    explanation:
      'Who must consent is a rule sentence over the group parties and the groups of negotiation.yaml, such as: at least 4 of parties for and none of hosts against.',
  },
  N125: {
    title: 'Nothing to negotiate',
    explanation: 'There is no issue with at least two options on which some party takes a stance.',
  },
};
