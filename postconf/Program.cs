using Postfix.Cli;
using Postfix.Postconf;

return CommandHost.Run(new PostconfCommand());
