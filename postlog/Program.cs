using Postfix.Cli;
using Postfix.Postlog;

return CommandHost.Run(new PostlogCommand());
