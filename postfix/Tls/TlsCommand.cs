namespace Postfix.PostfixCommand.Tls;

/// <summary>A command of "postfix tls".</summary>
/// <param name="Name">Its name.</param>
/// <param name="Letters">Letters of its options, all of which have values.</param>
/// <param name="Usage">What may follow its name, for people.</param>
/// <param name="FewestOperands">How many operands it needs.</param>
/// <param name="MostOperands">How many it takes.</param>
/// <param name="Run">Does it; returns the exit status.</param>
internal sealed record TlsCommand(
    string Name, string Letters, string Usage, int FewestOperands, int MostOperands, Func<ServerKeys, TlsArguments, int> Run);
