import {describeWordPress} from './suite.mjs';

describeWordPress('7.1');
