using Postfix.Cli;
using Postfix.Posix;
using Postfix.Sendmail;

string path = Arguments.FromProcess()[0];
return CommandHost.Run(new SendmailCommand(path[(path.LastIndexOf('/') + 1)..]));
