using Postfix.Cli.Load;

namespace Postfix.SmtpSink;

/// <summary>What has happened so far.</summary>
internal sealed class SinkStatistics(RunningCounter counter)
{
    private int _sessions;

    /// <summary>Messages that were received.</summary>
    public int Messages { get; private set; }

    /// <summary>QUIT commands.</summary>
    public int Quits { get; private set; }

    public void CountMessage()
    {
        Messages++;
        Show();
    }

    /// <summary>Counts a client that takes leave; to be seen when its session ends.</summary>
    public void CountQuit() => Quits++;

    /// <summary>Counts a session that ends.</summary>
    public void CountSession()
    {
        _sessions++;
        Show();
    }

    private void Show() => counter.Show($"sess={_sessions} quit={Quits} mesg={Messages}");
}
