import '../e2e/stripe/main';
