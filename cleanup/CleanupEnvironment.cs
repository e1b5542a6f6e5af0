using Postfix.Logging;
using Postfix.Services;

namespace Postfix.Cleanup;

/// <summary>What the process works with.</summary>
/// <param name="Services">The other daemons.</param>
/// <param name="Clock">The clock.</param>
/// <param name="Log">The process's log.</param>
/// <param name="MessageLog">Lines about messages, to the same log.</param>
/// <param name="Timeout">Longest wait for one read or write (<c>ipc_timeout</c>).</param>
internal sealed record CleanupEnvironment(MailServices Services, TimeProvider Clock, Log Log, CleanupLog MessageLog, TimeSpan Timeout);
