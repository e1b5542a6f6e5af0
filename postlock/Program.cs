using Postfix.Cli;
using Postfix.Postlock;

return CommandHost.Run(new PostlockCommand());
