#!/usr/bin/env node
import './node/runCli.ts';
