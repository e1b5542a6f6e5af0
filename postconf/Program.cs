using Postfix.Cli;
using Postfix.Posix;
using Postfix.Postconf;

return CommandHost.Run(new PostconfCommand(Arguments.FromProcess()[0]));
