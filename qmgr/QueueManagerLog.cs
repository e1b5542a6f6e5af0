using Postfix.QueueManager.Scheduling;

namespace Postfix.QueueManager;

/// <summary>All log lines of the queue manager.</summary>
internal sealed class QueueManagerLog(Action<string> info, Action<string> warning)
{
    /// <summary>One destination takes a big share of the active queue.</summary>
    public void Congestion(DestinationQueue destination, int length, int messages, int activeLimit)
    {
        Transport transport = destination.Transport;
        double share = length / (double)messages;
        warning($"mail for {destination.Nexthop} is using up {length} of {messages} active queue entries");
        if (share < 0.9)
            warning("this may slow down other mail deliveries");
        int limit = transport.Limits.DestinationConcurrency;
        if (limit > 0 && limit <= destination.Busy.Count + 1)
            warning($"you may need to increase the main.cf {transport.Name}_destination_concurrency_limit from {limit}");
        else if (destination.Concurrency > activeLimit * share)
            warning($"you may need to increase the main.cf qmgr_message_active_limit from {activeLimit}");
        else if (transport.Destinations.Count > 1)
            warning($"you may need a separate master.cf transport for {destination.Nexthop}");
        else
            SlowDestination(transport.Name);
        warning("please avoid flushing the whole queue when you have");
        warning("lots of deferred mail, that is bad for performance");
        warning("to turn off these warnings specify: qmgr_clog_warn_time = 0");
    }

    /// <summary>A delivery result changes a concurrency window by this much.</summary>
    public void Feedback(string occasion, double amount) => info(FormattableString.Invariant($"{occasion}: feedback {amount:G6}"));

    /// <summary>A concurrency window after a change.</summary>
    public void Window(string occasion, DestinationQueue destination) =>
        info($"{occasion}: queue {destination.Name}: {destination.DescribeWindow()}");

    private void SlowDestination(string transport)
    {
        warning($"you may need to reduce {transport} connect and helo timeouts");
        warning("so that Postfix quickly skips unavailable hosts");
        warning("you may need to increase the main.cf minimal_backoff_time and maximal_backoff_time");
        warning("so that Postfix wastes less time on undeliverable mail");
        warning($"you may need to increase the master.cf {transport} process limit");
    }
}
