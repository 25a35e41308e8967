#!/usr/bin/env node
// Committed, so that pnpm can link it before the build has made what it imports.
import "../dist/package-check-command.js";
