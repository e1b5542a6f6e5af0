using Postfix.Cli;
using Postfix.Postalias;

return CommandHost.Run(new PostaliasCommand());
