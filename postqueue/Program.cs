using Postfix.Cli;
using Postfix.Postqueue;

return CommandHost.Run(new PostqueueCommand());
