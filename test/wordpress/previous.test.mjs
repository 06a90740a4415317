import {describeWordPress} from './suite.mjs';

describeWordPress('6.8');
