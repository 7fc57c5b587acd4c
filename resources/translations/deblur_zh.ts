<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>%Ln photo(s) deblurred</source>
        <translation>
            <numerusform>已去模糊 %Ln 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln 失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation>
            <numerusform>%Ln 已跳过</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept unchanged</source>
        <translation>
            <numerusform>%Ln 张保持原样</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left</source>
        <translation>
            <numerusform>剩余 %Ln 张</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>{0} of {1}: {2}</source>
        <translation>{1} 张中已完成 {0} 张：{2}</translation>
    </message>
    <message>
        <source>{0}.</source>
        <translation>{0}。</translation>
    </message>
    <message>
        <source>Nothing was done</source>
        <translation>未处理任何照片</translation>
    </message>
    <message>
        <source>Cannot start yet</source>
        <translation>尚不能开始</translation>
    </message>
    <message>
        <source>Fix these problems first:</source>
        <translation>请先解决以下问题：</translation>
    </message>
    <message>
        <source>No program on this computer opens this. It is here:</source>
        <translation>此计算机上没有可打开它的程序。位置：</translation>
    </message>
    <message>
        <source>A bug in Deblur</source>
        <translation>Deblur 出现错误</translation>
    </message>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation>程序内部出现了问题。</translation>
    </message>
    <message>
        <source>Your photos and the queue are safe. Please send us the report below.</source>
        <translation>您的照片和队列都是安全的。请把下面的报告发给我们。</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Photos ({0});;Videos ({1});;All files (*)</source>
        <translation>照片 ({0});;视频 ({1});;所有文件 (*)</translation>
    </message>
    <message>
        <source>Videos ({0});;All files (*)</source>
        <translation>视频 ({0});;所有文件 (*)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln earlier result(s) will be replaced. The originals are not changed.</source>
        <translation>
            <numerusform>将替换 %Ln 个以前的结果。原片不会被改动。</numerusform>
        </translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Process again</source>
        <translation>重新处理</translation>
    </message>
    <message numerus="yes">
        <source>Process %Ln photo(s) again?</source>
        <translation>
            <numerusform>重新处理 %Ln 张照片？</numerusform>
        </translation>
    </message>
    <message>
        <source>With the settings chosen now: {0}.</source>
        <translation>使用当前设置：{0}。</translation>
    </message>
    <message>
        <source>Replace: the new result takes the place of the earlier one. A file that was changed in another program since is never replaced.</source>
        <translation>替换：新结果取代之前的结果。之后被其他程序修改过的文件绝不会被替换。</translation>
    </message>
    <message>
        <source>Keep both: the new result gets a number in its name.</source>
        <translation>两者都保留：新结果的文件名会加上编号。</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>替换(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Keep both</source>
        <translation>两者都保留(&amp;K)</translation>
    </message>
    <message>
        <source>A batch is still running. If you stop it now, you can resume it later.</source>
        <translation>仍有一个批次在运行。如果现在停止，您可以稍后继续。</translation>
    </message>
    <message>
        <source>A video is still being deblurred. If you stop it now, you can resume it after the last part that is finished.</source>
        <translation>仍有一个视频在处理。如果现在停止，您可以从最后完成的部分继续。</translation>
    </message>
    <message>
        <source>A batch and a video are still running. If you stop them now, you can resume the batch later, and the video after the last part that is finished.</source>
        <translation>仍有一个批次和一个视频在运行。如果现在停止，您可以稍后继续该批次，视频可从最后完成的部分继续。</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>停止并关闭</translation>
    </message>
    <message>
        <source>Open photos</source>
        <translation>打开照片</translation>
    </message>
    <message>
        <source>Replace results</source>
        <translation>替换结果</translation>
    </message>
    <message>
        <source>The existing result was made with the same settings.</source>
        <translation>现有结果使用的正是这些设置。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln batch(es) in the queue are kept.</source>
        <translation>
            <numerusform>队列中的 %Ln 个批次会保留。</numerusform>
        </translation>
    </message>
    <message>
        <source>Close Deblur</source>
        <translation>关闭 Deblur</translation>
    </message>
    <message>
        <source>Open a folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Paste photos or folders</source>
        <translation>粘贴照片或文件夹</translation>
    </message>
    <message>
        <source>Select all photos</source>
        <translation>选择全部照片</translation>
    </message>
    <message>
        <source>Start, or stop after the current photo</source>
        <translation>开始，或在当前照片完成后停止</translation>
    </message>
    <message>
        <source>Add to the queue</source>
        <translation>添加到队列</translation>
    </message>
    <message>
        <source>Previous, next photo</source>
        <translation>上一张、下一张照片</translation>
    </message>
    <message>
        <source>Hold: show the original</source>
        <translation>按住：显示原片</translation>
    </message>
    <message>
        <source>Show the original, or one of the results</source>
        <translation>显示原片或某个结果</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Pan; in the list, ↑ ↓ select more photos</source>
        <translation>平移；在列表中，↑ ↓ 选择更多照片</translation>
    </message>
    <message>
        <source>Move the divider</source>
        <translation>移动分割线</translation>
    </message>
    <message>
        <source>Loupe, change map</source>
        <translation>放大镜、变化图</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <source>New list</source>
        <translation>新建列表</translation>
    </message>
    <message>
        <source>Put removed photos back into the list</source>
        <translation>将移除的照片放回列表</translation>
    </message>
    <message>
        <source>Next list, button or field</source>
        <translation>下一个列表、按钮或输入框</translation>
    </message>
    <message>
        <source>Preview the visible part</source>
        <translation>预览可见部分</translation>
    </message>
    <message>
        <source>Link or unlink both sides</source>
        <translation>联动或取消联动两侧</translation>
    </message>
    <message>
        <source>Fit, 100%</source>
        <translation>适合窗口、100%</translation>
    </message>
    <message>
        <source>Zoom (or scroll)</source>
        <translation>缩放（或滚动滚轮）</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Tune to my camera</source>
        <translation>适配我的相机</translation>
    </message>
    <message>
        <source>Camera: start or stop</source>
        <translation>摄像头：开始或停止</translation>
    </message>
    <message>
        <source>Help on this page</source>
        <translation>此页面的帮助</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格键</translation>
    </message>
    <message>
        <source>Camera: pause</source>
        <translation>摄像头：暂停</translation>
    </message>
    <message>
        <source>Camera: snapshot, record</source>
        <translation>摄像头：快照、录制</translation>
    </message>
    <message>
        <source>Camera: original, deblurred, split, side by side; mirror</source>
        <translation>摄像头：原图、去模糊、分割、并排；镜像</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Licence text</source>
        <translation>许可证全文</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>组件</translation>
    </message>
    <message>
        <source>Collecting system information…</source>
        <translation>正在检查系统…</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Removes motion blur from photos, on your own computer. MIT licence.</source>
        <translation>在您自己的电脑上去除照片的运动模糊。MIT 许可证。</translation>
    </message>
    <message>
        <source>No photo leaves this computer, and the network is used only when you ask for it.</source>
        <translation>照片不会离开这台电脑，仅在您要求时才使用网络。</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>关于(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Models</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Licences</source>
        <translation>许可证(&amp;L)</translation>
    </message>
    <message>
        <source>About Deblur</source>
        <translation>关于 Deblur</translation>
    </message>
    <message>
        <source>Trained on: {0}</source>
        <translation>训练数据：{0}</translation>
    </message>
    <message>
        <source>Debug report</source>
        <translation>调试报告</translation>
    </message>
    <message>
        <source>Copy &amp;report</source>
        <translation>复制报告(&amp;R)</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>队列(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Camera</source>
        <translation>摄像头(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>清空此列表(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Open photos…</source>
        <translation>打开照片(&amp;O)…</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>打开文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>Try the &amp;samples</source>
        <translation>试用示例照片(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>首选项(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo the removal</source>
        <translation>撤销移除(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Paste photos or folders</source>
        <translation>粘贴照片或文件夹(&amp;P)</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Remove from list</source>
        <translation>从列表中移除(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Add to queue</source>
        <translation>添加到队列(&amp;A)</translation>
    </message>
    <message>
        <source>In&amp;terrupted batches…</source>
        <translation>已中断的批处理(&amp;T)…</translation>
    </message>
    <message>
        <source>Keep only &amp;blurred photos</source>
        <translation>只保留模糊的照片(&amp;B)</translation>
    </message>
    <message>
        <source>Save report to f&amp;older…</source>
        <translation>将报告保存到文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>P&amp;hotos</source>
        <translation>照片(&amp;H)</translation>
    </message>
    <message>
        <source>C&amp;amera</source>
        <translation>摄像头(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Training</source>
        <translation>训练(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Graphics chips…</source>
        <translation>图形芯片(&amp;G)…</translation>
    </message>
    <message>
        <source>&amp;Pause or resume</source>
        <translation>暂停或继续(&amp;P)</translation>
    </message>
    <message>
        <source>Search for &amp;cameras again</source>
        <translation>重新查找摄像头(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;First steps</source>
        <translation>第一步(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Batches and the queue</source>
        <translation>批处理与队列(&amp;B)</translation>
    </message>
    <message>
        <source>F&amp;ormats</source>
        <translation>格式(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Video</source>
        <translation>视频(&amp;V)</translation>
    </message>
    <message>
        <source>What deblurring &amp;can and cannot do</source>
        <translation>能做什么，不能做什么(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Troubleshooting</source>
        <translation>疑难解答(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>Open &amp;settings folder</source>
        <translation>打开设置文件夹(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Start or stop</source>
        <translation>开始或停止(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;New list</source>
        <translation>新建列表(&amp;N)</translation>
    </message>
    <message>
        <source>Open &amp;video…</source>
        <translation>打开视频(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Add photos…</source>
        <translation>添加照片(&amp;A)…</translation>
    </message>
    <message>
        <source>Add fol&amp;der…</source>
        <translation>添加文件夹(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Retry failed</source>
        <translation>重试失败项(&amp;R)</translation>
    </message>
    <message>
        <source>Stop &amp;now</source>
        <translation>立即停止(&amp;N)</translation>
    </message>
    <message>
        <source>F&amp;ind blurred photos</source>
        <translation>查找模糊照片(&amp;I)</translation>
    </message>
    <message>
        <source>Keep only fai&amp;led</source>
        <translation>只保留失败的照片(&amp;L)</translation>
    </message>
    <message>
        <source>Show re&amp;port</source>
        <translation>显示报告(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>日志(&amp;L)</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>全屏(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>模型(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Tune to my camera…</source>
        <translation>适配我的相机(&amp;T)…</translation>
    </message>
    <message>
        <source>S&amp;napshot</source>
        <translation>快照(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Record, or stop recording</source>
        <translation>录制或停止录制(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Mirror</source>
        <translation>镜像(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>Debug &amp;report…</source>
        <translation>调试报告(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;About and licences…</source>
        <translation>关于与许可证(&amp;A)…</translation>
    </message>
    <message>
        <source>Licence {0}</source>
        <translation>许可证 {0}</translation>
    </message>
    <message>
        <source>You may sell your results.</source>
        <translation>您可以出售处理结果。</translation>
    </message>
    <message>
        <source>PyTorch is missing: see Models.</source>
        <translation>缺少 PyTorch：请参阅“模型”。</translation>
    </message>
    <message>
        <source>Read it before selling results.</source>
        <translation>出售处理结果前请先阅读许可证。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>OpenVINO is made by Intel, and works on every x86 processor, AMD&apos;s too.</source>
        <translation>OpenVINO 由英特尔开发，可在所有 x86 处理器上运行，包括 AMD。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln thread(s)</source>
        <translation>
            <numerusform>%Ln 个线程</numerusform>
        </translation>
    </message>
    <message>
        <source>{0:.1f} minutes per megapixel, measured on this computer.</source>
        <translation>每百万像素 {0:.1f} 分钟，本机测得。</translation>
    </message>
    <message>
        <source>{0:.1f} seconds per megapixel, measured on this computer.</source>
        <translation>每百万像素 {0:.1f} 秒，本机测得。</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>训练数据</translation>
    </message>
    <message>
        <source>Tuned from {0} on {1}.</source>
        <translation>由 “{0}” 于 {1} 适配而来。</translation>
    </message>
    <message>
        <source>Tuned from {0}.</source>
        <translation>由 “{0}” 适配而来。</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Not measured.</source>
        <translation>未测量。</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Closeness {0} → {1} ({2:+.1f} dB) on {3:.0f} test photos of {4}.</source>
        <translation>在 {4} 的 {3:.0f} 张测试照片上：接近程度 {0} → {1}（{2:+.1f} dB）。</translation>
    </message>
    <message>
        <source>Closeness to the sharp original; 100% is identical. Measured as SSIM. The test photos are the same for all models that come with Deblur.</source>
        <translation>与清晰原片的接近程度，100% 表示完全相同；以 SSIM 衡量。Deblur 自带的所有模型都使用相同的测试照片。</translation>
    </message>
    <message>
        <source>Not measured on this computer yet.</source>
        <translation>尚未在这台电脑上测量。</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>已验证</translation>
    </message>
    <message>
        <source>Every tensor; the authors publish no SHA-256.</source>
        <translation>每个张量；作者未公布 SHA-256。</translation>
    </message>
    <message>
        <source>added by you</source>
        <translation>由您添加</translation>
    </message>
    <message>
        <source>No SHA-256 is published. Every tensor is checked; the first file&apos;s SHA-256 is pinned for later downloads.</source>
        <translation>未公布 SHA-256。会检查每个张量；首个文件的 SHA-256 将被固定，用于以后的下载。</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>not downloaded yet</source>
        <translation>尚未下载</translation>
    </message>
    <message>
        <source>{0:.2f} dB on GoPro as published by the authors; not verified here.</source>
        <translation>作者公布的 GoPro 成绩为 {0:.2f} dB；此处未验证。</translation>
    </message>
    <message>
        <source>On disk</source>
        <translation>占用磁盘</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺少</translation>
    </message>
    <message>
        <source>comes with Deblur</source>
        <translation>Deblur 自带</translation>
    </message>
    <message>
        <source>Estimated: about {0:.1f} seconds per megapixel.</source>
        <translation>估计：每百万像素约 {0:.1f} 秒。</translation>
    </message>
    <message>
        <source>about {0}</source>
        <translation>约 {0}</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>{0:+.1f} dB on {1:.0f} photos held out from its training; models measured on other photos cannot be compared with that.</source>
        <translation>在 {1:.0f} 张未用于训练的照片上为 {0:+.1f} dB；不能与使用其他照片测量的模型相比。</translation>
    </message>
    <message>
        <source>{0:+.1f} dB on one crop of the GoPro test set.</source>
        <translation>在 GoPro 测试集的一个裁切区域上提升 {0:+.1f} dB。</translation>
    </message>
    <message>
        <source>{0}% - Deblur</source>
        <translation>{0}% - Deblur</translation>
    </message>
    <message>
        <source>Batch finished</source>
        <translation>批处理已完成</translation>
    </message>
    <message>
        <source>by an earlier batch</source>
        <translation>由先前的批处理完成</translation>
    </message>
    <message>
        <source>The sharpest of a burst of {0}</source>
        <translation>{0} 张连拍中最清晰的一张</translation>
    </message>
    <message>
        <source>Done with other settings, will be processed again</source>
        <translation>已用其他设置完成，将重新处理</translation>
    </message>
    <message>
        <source>The result is gone, will be processed again</source>
        <translation>结果已不存在，将重新处理</translation>
    </message>
    <message>
        <source>{0} of the same burst is sharper</source>
        <translation>同一组连拍中的 {0} 更清晰</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Help topics</source>
        <translation>帮助主题</translation>
    </message>
    <message>
        <source>Search help</source>
        <translation>搜索帮助</translation>
    </message>
    <message>
        <source>No page contains this.</source>
        <translation>没有页面包含此内容。</translation>
    </message>
    <message>
        <source>Help text</source>
        <translation>帮助内容</translation>
    </message>
    <message>
        <source>No page contains “{0}”. Try another word, or clear the search to see all pages.</source>
        <translation>没有页面包含“{0}”。请换一个词，或清空搜索以查看所有页面。</translation>
    </message>
    <message>
        <source>{0:.1f} MB</source>
        <translation>{0:.1f} MB</translation>
    </message>
    <message>
        <source>{0}%</source>
        <translation>{0}%</translation>
    </message>
    <message>
        <source>{0:.1f} GB</source>
        <translation>{0:.1f} GB</translation>
    </message>
    <message>
        <source>{0:.0f} MB</source>
        <translation>{0:.0f} MB</translation>
    </message>
    <message>
        <source>{0:.0f} kB</source>
        <translation>{0:.0f} kB</translation>
    </message>
    <message>
        <source>a few seconds</source>
        <translation>几秒</translation>
    </message>
    <message>
        <source>about {0} seconds</source>
        <translation>约 {0} 秒</translation>
    </message>
    <message>
        <source>about a minute</source>
        <translation>约 1 分钟</translation>
    </message>
    <message>
        <source>about {0} minutes</source>
        <translation>约 {0} 分钟</translation>
    </message>
    <message>
        <source>about an hour</source>
        <translation>约 1 小时</translation>
    </message>
    <message>
        <source>about {0} h {1} min</source>
        <translation>约 {0} 小时 {1} 分钟</translation>
    </message>
    <message>
        <source>about {0} hours</source>
        <translation>约 {0} 小时</translation>
    </message>
    <message>
        <source>about {0} to {1} minutes</source>
        <translation>约 {0} 至 {1} 分钟</translation>
    </message>
    <message>
        <source>about {0} to {1} hours</source>
        <translation>约 {0} 至 {1} 小时</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0}至{1}</translation>
    </message>
    <message>
        <source>estimating…</source>
        <translation>正在估算时间…</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>剩余{0}</translation>
    </message>
    <message>
        <source>{0} (estimated)</source>
        <translation>{0}（估计）</translation>
    </message>
    <message>
        <source>Continues with the settings that the batch was started with. Start uses those chosen now.</source>
        <translation>以该批处理开始时的设置继续。“开始”则使用现在选择的设置。</translation>
    </message>
    <message>
        <source>results are not checked</source>
        <translation>不检查结果</translation>
    </message>
    <message>
        <source>results that look worse are rejected</source>
        <translation>舍弃看起来更差的结果</translation>
    </message>
    <message>
        <source>sharp photos are skipped</source>
        <translation>跳过清晰的照片</translation>
    </message>
    <message>
        <source>sharp photos are not skipped</source>
        <translation>不跳过清晰的照片</translation>
    </message>
    <message>
        <source>all frames of a burst</source>
        <translation>连拍的所有照片</translation>
    </message>
    <message>
        <source>only the sharpest frame of a burst</source>
        <translation>仅连拍中最清晰的一张</translation>
    </message>
    <message>
        <source>names {0}</source>
        <translation>名称 {0}</translation>
    </message>
    <message>
        <source>usual names</source>
        <translation>默认名称</translation>
    </message>
    <message>
        <source>No photos found there.</source>
        <translation>没有找到照片。</translation>
    </message>
    <message>
        <source>The folder {0} is gone: was its card or drive removed? Insert it and press Retry failed.</source>
        <translation>文件夹 {0} 不见了：是否移除了其存储卡或驱动器？请重新插入并按“重试失败项”。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) failed; all others are finished.</source>
        <translation>
            <numerusform>%Ln 张照片失败；其余均已完成。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All finished, %Ln with other settings: {0}.</source>
        <translation>
            <numerusform>全部完成，其中 %Ln 张使用了其他设置：{0}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All finished, %Ln with other settings.</source>
        <translation>
            <numerusform>全部完成，其中 %Ln 张使用了其他设置。</numerusform>
        </translation>
    </message>
    <message>
        <source>All photos in the list are finished.</source>
        <translation>列表中的所有照片均已完成。</translation>
    </message>
    <message>
        <source>All photos in the list are finished at {0}.</source>
        <translation>列表中的所有照片均已完成，强度为 {0}。</translation>
    </message>
    <message numerus="yes">
        <source>All photos in the list are finished, %Ln at another strength.</source>
        <translation>
            <numerusform>列表中的所有照片均已完成，其中 %Ln 张强度不同。</numerusform>
        </translation>
    </message>
    <message>
        <source>To have {0}, press Save below a photo. To run a model again, right-click a photo and choose Process again.</source>
        <translation>要得到 {0}，请按照片下方的“保存”。要再次运行模型，请右键点击照片并选择“重新处理”。</translation>
    </message>
</context>
<context>
    <name>BatchController</name>
    <message>
        <source>Done already. Choose Process again in the menu of the photo to redo it.</source>
        <translation>已处理完毕。要重做，请在照片的右键菜单中选择“重新处理”。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) cannot be found.</source>
        <translation>
            <numerusform>找不到 %Ln 个结果。</numerusform>
        </translation>
    </message>
    <message>
        <source>Failed photos can be retried when the batch has ended.</source>
        <translation>失败的照片可在批处理结束后重试。</translation>
    </message>
    <message>
        <source>This batch keeps the settings it was started with: {0}.</source>
        <translation>此批处理沿用启动时的设置：{0}。</translation>
    </message>
    <message>
        <source>Stopped before the first photo. Nothing was changed.</source>
        <translation>在处理第一张照片之前已停止。未作任何更改。</translation>
    </message>
    <message>
        <source>Show results</source>
        <translation>显示结果</translation>
    </message>
    <message>
        <source>Show report</source>
        <translation>显示报告</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Writing the report…</source>
        <translation>正在写报告…</translation>
    </message>
    <message>
        <source>Save report to folder</source>
        <translation>将报告保存到文件夹</translation>
    </message>
    <message>
        <source>Report saved: {0}</source>
        <translation>报告已保存：{0}</translation>
    </message>
</context>
<context>
    <name>BatchPanel</name>
    <message>
        <source>There is no model {0} any more: the model is chosen automatically.</source>
        <translation>模型 {0} 已不存在：将自动选择模型。</translation>
    </message>
</context>
<context>
    <name>CameraController</name>
    <message>
        <source>Choose a camera at the right, then press Start.

Its picture appears here, before and after deblurring. The camera is off until then, and no picture leaves this computer.

No camera? Choose the moving chart, or play a video.</source>
        <translation>请在右侧选择摄像头，然后按“开始”。

画面会显示在这里，包括去模糊前后的效果。在此之前摄像头保持关闭，任何画面都不会离开这台电脑。

没有摄像头？可选择移动测试图，或播放视频。</translation>
    </message>
    <message>
        <source>The camera is still recording.</source>
        <translation>摄像头仍在录制。</translation>
    </message>
    <message>
        <source>Opening {0}…</source>
        <translation>正在打开 {0}…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Paused. Press Space to resume.</source>
        <translation>已暂停。按空格键继续。</translation>
    </message>
    <message>
        <source>Processing at {0} size, 1 of {1} frames: this computer is busy or too slow.</source>
        <translation>以 {0} 尺寸处理，每 {1} 帧取一帧：这台电脑繁忙或速度不够。</translation>
    </message>
    <message>
        <source>Processing at {0} size to keep {1} FPS.</source>
        <translation>以 {0} 尺寸处理，以保持 {1} 帧/秒。</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Recorded {0:.0f} s, {1}: {2}</source>
        <translation>已录制 {0:.0f} 秒，{1}：{2}</translation>
    </message>
    <message>
        <source>The recording stopped.</source>
        <translation>录制已停止。</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>显示文件夹</translation>
    </message>
    <message>
        <source>The camera is off. Press Start to open it again.</source>
        <translation>摄像头已关闭。按“开始”重新打开。</translation>
    </message>
    <message>
        <source>Saved {0} and its result.</source>
        <translation>已保存 {0} 及其结果。</translation>
    </message>
</context>
<context>
    <name>CameraPage</name>
    <message>
        <source>Original</source>
        <translation>原片</translation>
    </message>
    <message>
        <source>Deblurred</source>
        <translation>去模糊</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>分割</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>100%</source>
        <translation>100%</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格键</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
</context>
<context>
    <name>ChildDialog</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The last job is still being stopped. Try again in a moment.</source>
        <translation>上一个任务仍在停止中，请稍后重试。</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>{0:.0f} of {1:.0f} MB</source>
        <translation>{0:.0f} / {1:.0f} MB</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Picture, before and after</source>
        <translation>图片，前后对比</translation>
    </message>
    <message>
        <source>{0} compared with {1}</source>
        <translation>{0} 对比 {1}</translation>
    </message>
</context>
<context>
    <name>ConfigForm</name>
    <message>
        <source>{0} cannot be read: {1}</source>
        <translation>无法读取 {0}：{1}</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}</source>
        <translation>无法写入 {0}：{1}</translation>
    </message>
    <message>
        <source>Choose another TOML file of settings, or correct this one.</source>
        <translation>请选择其他 TOML 设置文件，或修正此文件。</translation>
    </message>
    <message>
        <source>{0} has invalid settings:</source>
        <translation>{0} 中有无效设置：</translation>
    </message>
    <message>
        <source>Not saved. Fix these problems first:</source>
        <translation>未保存。请先解决以下问题：</translation>
    </message>
    <message>
        <source>Choose another folder, or free some disk space.</source>
        <translation>请选择其他文件夹，或释放磁盘空间。</translation>
    </message>
    <message>
        <source>My file: {0}</source>
        <translation>我的文件：{0}</translation>
    </message>
    <message>
        <source>Load settings</source>
        <translation>载入设置</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Save settings</source>
        <translation>保存设置</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>默认值</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部重置</translation>
    </message>
    <message>
        <source>Restore my changes</source>
        <translation>恢复我的更改</translation>
    </message>
    <message>
        <source>Student</source>
        <translation>学生模型</translation>
    </message>
    <message>
        <source>Length and size</source>
        <translation>时长与大小</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Losses and teacher</source>
        <translation>损失函数与教师模型</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>图像对</translation>
    </message>
    <message>
        <source>Machine and reports</source>
        <translation>计算机与报告</translation>
    </message>
    <message>
        <source>No matching settings.</source>
        <translation>没有匹配的设置。</translation>
    </message>
    <message>
        <source>numbers separated by commas</source>
        <translation>以逗号分隔的数字</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>Fix these problems before starting:</source>
        <translation>开始前请先解决以下问题：</translation>
    </message>
    <message>
        <source>My file…</source>
        <translation>我的文件…</translation>
    </message>
    <message>
        <source>Load…</source>
        <translation>载入…</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>起始于</translation>
    </message>
    <message>
        <source>These are the keys of the trainer&apos;s settings files. As in the files, their names and explanations are in English in every language.</source>
        <translation>这些是训练设置文件中的键。与文件中一样，它们的名称和说明在所有语言中都使用英文。</translation>
    </message>
    <message>
        <source>from {0} to {1}</source>
        <translation>从 {0} 到 {1}</translation>
    </message>
    <message>
        <source>such as charbonnier=1.0, ssim=0.3</source>
        <translation>例如 charbonnier=1.0, ssim=0.3</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>default: {0}</source>
        <translation>默认：{0}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln 项已更改</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConfigRow</name>
    <message>
        <source>Reset {0}</source>
        <translation>重置 {0}</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>Reset to {0}</source>
        <translation>恢复为 {0}</translation>
    </message>
</context>
<context>
    <name>CurvePanel</name>
    <message>
        <source>({0}; old model {1})</source>
        <translation>（{0}；旧模型 {1}）</translation>
    </message>
    <message>
        <source>({0}; old model {1}, blurred photos {2})</source>
        <translation>（{0}；旧模型 {1}，模糊照片 {2}）</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>Training curves</source>
        <translation>训练曲线</translation>
    </message>
    <message>
        <source>The curves begin once the photos are prepared and the model is measured as it is now.</source>
        <translation>照片准备好并测量模型的现状后，曲线便会开始。</translation>
    </message>
    <message>
        <source>Scroll to zoom, drag to pan, double-click to show all steps.</source>
        <translation>滚动缩放，拖动平移，双击显示所有步。</translation>
    </message>
    <message>
        <source>Values at step {0}</source>
        <translation>第 {0} 步的值</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Above the dashed line is better than before. Ups and downs are normal.</source>
        <translation>高于虚线即比之前更好。上下波动是正常的。</translation>
    </message>
    <message>
        <source>Accuracy: change in dB since the start (PSNR)</source>
        <translation>准确度：自开始以来的变化，单位 dB（PSNR）</translation>
    </message>
    <message>
        <source>your photos</source>
        <translation>您的照片</translation>
    </message>
    <message>
        <source>other blur</source>
        <translation>其他模糊</translation>
    </message>
    <message>
        <source>Measured on photos that are held out: the model is not trained on them. Your photos are blurred as your camera does it; the other blur is synthesized, and shows whether the model forgets what it could do before.</source>
        <translation>在留出的照片上测量，模型不使用它们进行训练。您的照片带有您相机产生的模糊；其他模糊是合成的，用于显示模型是否遗忘了之前的能力。</translation>
    </message>
    <message>
        <source>Training error (lower is better)</source>
        <translation>训练误差（越低越好）</translation>
    </message>
    <message>
        <source>How far its results are from the sharp photos it is trained on (the loss). It falls quickly first, then slowly and unevenly.</source>
        <translation>结果与训练所用清晰照片之间的差距（损失）。它先快速下降，然后缓慢且不均匀地下降。</translation>
    </message>
    <message>
        <source>Accuracy (PSNR in dB, higher is better)</source>
        <translation>准确度（PSNR，单位 dB，越高越好）</translation>
    </message>
    <message>
        <source>Last step: {0}</source>
        <translation>最后一步：{0}</translation>
    </message>
</context>
<context>
    <name>GraphicsDialog</name>
    <message>
        <source>&amp;Remove…</source>
        <translation>移除(&amp;R)…</translation>
    </message>
    <message>
        <source>No usable graphics chip was found.</source>
        <translation>未找到可用的图形芯片。</translation>
    </message>
    <message>
        <source>In use: {0}, {1} {2}. {3:.1f} times as fast as without it.</source>
        <translation>正在使用：{0}，{1} {2}。速度是不使用时的 {3:.1f} 倍。</translation>
    </message>
    <message>
        <source>Photos are processed on the CPU. There is nothing that you have to do.</source>
        <translation>照片由 CPU 处理，您无需进行任何操作。</translation>
    </message>
    <message>
        <source>This processor computes numbers of 16 bits (bfloat16) in about half the time of 32 bits. A package that uses this can be installed; it is tried on a test picture, and kept only if it gives the same result clearly faster.</source>
        <translation>此处理器计算 16 位数（bfloat16）约需 32 位的一半时间。可以安装利用这一点的软件包；它会在测试图片上试用，只有在结果相同且明显更快时才保留。</translation>
    </message>
    <message>
        <source>Photos are processed on the CPU. A package for this chip can be installed; it is tried on a test picture, and kept only if it gives the same result clearly faster.</source>
        <translation>照片由 CPU 处理。可以为此芯片安装一个软件包；安装后会用测试图片试运行，只有结果相同且明显更快才会保留。</translation>
    </message>
    <message>
        <source>There is nothing to install: choose CoreML (Apple) under Run on.</source>
        <translation>无需安装：请选择 CoreML (Apple) 作为设备。</translation>
    </message>
    <message>
        <source>No package for it is known on this system; photos are processed on the CPU.</source>
        <translation>在此系统上没有已知的对应软件包；照片由 CPU 处理。</translation>
    </message>
    <message>
        <source>If it is not faster, it is removed again and nothing changes.</source>
        <translation>如果没有更快，则会再次移除，一切保持不变。</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Remove it? Photos are then processed on the CPU again.</source>
        <translation>要移除吗？之后照片将再次由 CPU 处理。</translation>
    </message>
    <message>
        <source>Removed. It is no longer used from the next start of Deblur.</source>
        <translation>已移除。下次启动 Deblur 后不再使用。</translation>
    </message>
    <message>
        <source>Install {0}…</source>
        <translation>安装 {0}…</translation>
    </message>
    <message>
        <source>Graphics chips and processor</source>
        <translation>图形芯片和处理器</translation>
    </message>
    <message>
        <source>Something else is being computed, which would disturb the trial. Wait until it has ended.</source>
        <translation>正在进行其他计算，会影响试运行。请等待其结束。</translation>
    </message>
    <message>
        <source>Asking the package index…</source>
        <translation>正在查询软件包索引…</translation>
    </message>
    <message>
        <source>Download {0} for {1} and try it?</source>
        <translation>下载 {0} 以使用 {1} 并试运行？</translation>
    </message>
    <message>
        <source>Download {0} and try it? The package index does not tell its size.</source>
        <translation>下载 {0} 并试运行？软件包索引没有给出大小。</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>安装</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>InterruptedDialog</name>
    <message>
        <source>Interrupted batches</source>
        <translation>已中断的批处理</translation>
    </message>
    <message>
        <source>{0} of {1} photos left, started {2}</source>
        <translation>剩余 {0} / {1} 张照片，开始于 {2}</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>放弃…</translation>
    </message>
    <message>
        <source>Results so far stay; the photos that are left are not processed.</source>
        <translation>已有结果保留；剩余照片不再处理。</translation>
    </message>
    <message>
        <source>Discard interrupted batch</source>
        <translation>放弃已中断的批处理</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
</context>
<context>
    <name>LiveModelStep</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>&amp;Adaptive quality</source>
        <translation>自适应质量(&amp;A)</translation>
    </message>
    <message>
        <source>Precision of the computation: {0}</source>
        <translation>计算精度：{0}</translation>
    </message>
    <message>
        <source>Every frame</source>
        <translation>每一帧</translation>
    </message>
    <message>
        <source>Processing size</source>
        <translation>模型工作的尺寸</translation>
    </message>
    <message>
        <source>Maintains the frame rate: if this computer is too slow, the model runs at a smaller size, then only on every second frame. The current setting is shown on the picture.</source>
        <translation>保持帧率：如果这台电脑速度不够，模型会以较小的尺寸工作，仍不够时每两帧只处理一帧。画面上会显示当前设置。</translation>
    </message>
    <message>
        <source>{0} size</source>
        <translation>{0} 尺寸</translation>
    </message>
    <message>
        <source>Full size</source>
        <translation>原尺寸</translation>
    </message>
    <message>
        <source>Frames that are deblurred</source>
        <translation>去模糊的帧</translation>
    </message>
    <message>
        <source>Used without adaptive quality</source>
        <translation>未启用自适应质量时使用</translation>
    </message>
    <message>
        <source>&amp;Strength</source>
        <translation>强度(&amp;S)</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>The model that removes most blur of those that keep the rate here</source>
        <translation>在本机能保持帧率的模型中，去模糊效果最好的一个</translation>
    </message>
    <message>
        <source>Runs on {0}</source>
        <translation>运行于 {0}</translation>
    </message>
    <message>
        <source>{0} (8 bits, fastest)</source>
        <translation>{0}（8 位，最快）</translation>
    </message>
    <message>
        <source>{0} (8 bits)</source>
        <translation>{0}（8 位）</translation>
    </message>
    <message>
        <source>{0} (16 bits)</source>
        <translation>{0}（16 位）</translation>
    </message>
    <message>
        <source>{0} (32 bits)</source>
        <translation>{0}（32 位）</translation>
    </message>
    <message>
        <source>1 of {0} frames</source>
        <translation>每 {0} 帧取一帧</translation>
    </message>
</context>
<context>
    <name>LiveView</name>
    <message>
        <source>Camera picture</source>
        <translation>摄像头画面</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原片</translation>
    </message>
    <message>
        <source>Deblurred</source>
        <translation>去模糊</translation>
    </message>
</context>
<context>
    <name>LogDock</name>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Tune a model with these photos</source>
        <translation>用这些照片适配模型</translation>
    </message>
    <message>
        <source>Add these photos</source>
        <translation>添加这些照片</translation>
    </message>
</context>
<context>
    <name>MaterialList</name>
    <message>
        <source>Training data</source>
        <translation>训练数据</translation>
    </message>
</context>
<context>
    <name>MaterialModel</name>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>repaired</source>
        <translation>已修复</translation>
    </message>
    <message>
        <source>excluded</source>
        <translation>已排除</translation>
    </message>
    <message>
        <source>good</source>
        <translation>良好</translation>
    </message>
</context>
<context>
    <name>ModelStep</name>
    <message>
        <source>2  Model</source>
        <translation>2  模型</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Skip photos that are already sharp</source>
        <translation>跳过已经清晰的照片</translation>
    </message>
    <message>
        <source>Bursts: keep only the sharpest frame</source>
        <translation>连拍：只保留最清晰的一张</translation>
    </message>
    <message>
        <source>Frames taken within seconds that show the same scene are a burst. Only its sharpest frame is processed; the others are skipped.</source>
        <translation>几秒内拍摄的同一场景的照片视为一组连拍。只处理其中最清晰的一张，其余跳过。</translation>
    </message>
    <message>
        <source>Reject results that look worse</source>
        <translation>舍弃看起来更差的结果</translation>
    </message>
    <message>
        <source>If a result looks worse than the photo, it is applied at lower strength or rejected.</source>
        <translation>如果结果看起来比原照片差，则降低其混合强度，或将其舍弃。</translation>
    </message>
    <message>
        <source>{0}: not used yet.</source>
        <translation>{0}：尚未使用。</translation>
    </message>
    <message>
        <source>Graphics chips…</source>
        <translation>图形芯片…</translation>
    </message>
    <message>
        <source>Run &amp;on</source>
        <translation>运行设备(&amp;O)</translation>
    </message>
    <message>
        <source>RA&amp;W + JPEG</source>
        <translation>RA&amp;W + JPEG</translation>
    </message>
    <message>
        <source>Only the JPEG or HEIC</source>
        <translation>仅 JPEG 或 HEIC</translation>
    </message>
    <message>
        <source>Only the RAW file</source>
        <translation>仅 RAW 文件</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>两者</translation>
    </message>
    <message>
        <source>Which photo is processed where a folder has a RAW file and a JPEG or HEIC of the same name. A file that you drop itself is always processed.</source>
        <translation>当文件夹中有同名的 RAW 文件和 JPEG 或 HEIC 时处理哪张照片。您单独拖入的文件总会被处理。</translation>
    </message>
    <message>
        <source>Full size</source>
        <translation>原尺寸</translation>
    </message>
    <message>
        <source>Half size</source>
        <translation>一半尺寸</translation>
    </message>
    <message>
        <source>A third</source>
        <translation>三分之一</translation>
    </message>
    <message>
        <source>Very long blur, and blur in large photos that are soft at 100 %, is removed better on a smaller copy of the photo, of which only the correction is enlarged. The result has the full size.</source>
        <translation>很长的模糊，以及在 100 % 下偏软的大照片的模糊，在缩小的照片副本上去除效果更好，只有校正会被放大。结果为原尺寸。</translation>
    </message>
    <message>
        <source>{0}: about {1} s per megapixel</source>
        <translation>“{0}”：每百万像素约 {1} 秒</translation>
    </message>
    <message>
        <source>For all photos</source>
        <translation>用于所有照片</translation>
    </message>
    <message>
        <source>Set for this photo only</source>
        <translation>仅为此照片设置</translation>
    </message>
    <message>
        <source>For this photo only; batches use {0}</source>
        <translation>仅此照片，批处理使用 {0}</translation>
    </message>
    <message>
        <source>Next batch; this one has {0}</source>
        <translation>下一批处理；当前为 {0}</translation>
    </message>
    <message>
        <source>This photo only</source>
        <translation>仅此照片</translation>
    </message>
    <message>
        <source>Automatic ({0})</source>
        <translation>自动（{0}）</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>“{0}”：{1}</translation>
    </message>
    <message>
        <source>{0}: {1}, recommended</source>
        <translation>“{0}”：{1}，推荐</translation>
    </message>
    <message>
        <source>Model details…</source>
        <translation>模型详情…</translation>
    </message>
    <message>
        <source>Compute faster…</source>
        <translation>更快计算…</translation>
    </message>
    <message>
        <source>Chosen by the number of photos and the speed of this computer.</source>
        <translation>根据照片数量和此计算机的速度选择。</translation>
    </message>
    <message>
        <source>Chosen as the number of photos is not known.</source>
        <translation>因照片数量未知而选用。</translation>
    </message>
    <message>
        <source>&amp;Strength</source>
        <translation>强度(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Long blur</source>
        <translation>长模糊(&amp;L)</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>The strength of the next batch. A finished photo is changed only when you press Save below it, and can be given a strength of its own.</source>
        <translation>下一批次的强度。已完成的照片只有在您点击其下方的“保存”后才会改变，也可以单独设置强度。</translation>
    </message>
    <message>
        <source>Runs on {0}</source>
        <translation>运行于 {0}</translation>
    </message>
    <message>
        <source>{0:.1f} s per megapixel, measured here</source>
        <translation>每百万像素 {0:.1f} 秒，本机测得</translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>About this model</source>
        <translation>关于此模型</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Download…</source>
        <translation>下载(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Measure speed</source>
        <translation>测量速度(&amp;M)</translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <translation>重命名(&amp;N)…</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>导出(&amp;X)…</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>移除(&amp;R)…</translation>
    </message>
    <message>
        <source>{0} (not downloaded)</source>
        <translation>{0}（未下载）</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>技术详情</translation>
    </message>
    <message>
        <source>Checking the model…</source>
        <translation>正在检查模型…</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Download {0}, about {1:.0f} MB, from {2}?</source>
        <translation>要从 {2} 下载 “{0}”（约 {1:.0f} MB）吗？</translation>
    </message>
    <message>
        <source>Download a model</source>
        <translation>下载模型</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Something else is being computed, which would make the model look slower. Wait until it has ended, then measure.</source>
        <translation>正在进行其他计算，会使模型显得更慢。请等它结束后再测量。</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>正在测量…</translation>
    </message>
    <message>
        <source>New name for {0}</source>
        <translation>“{0}” 的新名称</translation>
    </message>
    <message>
        <source>Deblur models</source>
        <translation>Deblur 模型</translation>
    </message>
    <message>
        <source>{0} was saved. Import it on the other computer.</source>
        <translation>{0} 已保存。请在另一台电脑上导入。</translation>
    </message>
    <message>
        <source>Remove {0} and its files from this computer?</source>
        <translation>要从这台电脑上移除 “{0}” 及其文件吗？</translation>
    </message>
    <message>
        <source>Its earlier stages share the file and are removed too.</source>
        <translation>它的前几级共用此文件，将一并移除。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>{0} was removed.</source>
        <translation>“{0}” 已移除。</translation>
    </message>
    <message>
        <source>Models and weights</source>
        <translation>模型和权重</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Import a model</source>
        <translation>导入模型</translation>
    </message>
    <message>
        <source>Trained on: {0}</source>
        <translation>训练数据：{0}</translation>
    </message>
    <message>
        <source>Rename a model</source>
        <translation>重命名模型</translation>
    </message>
    <message>
        <source>{0} is now {1}.</source>
        <translation>“{0}” 现名为 “{1}”。</translation>
    </message>
    <message>
        <source>Export a model</source>
        <translation>导出模型</translation>
    </message>
    <message>
        <source>Remove a model</source>
        <translation>移除模型</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>完成。</translation>
    </message>
</context>
<context>
    <name>MoreOptions</name>
    <message>
        <source>More options</source>
        <translation>更多选项</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>OpenController</name>
    <message>
        <source>Open photos</source>
        <translation>打开照片</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Open video</source>
        <translation>打开视频</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>添加照片</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>添加文件夹</translation>
    </message>
</context>
<context>
    <name>OutputStep</name>
    <message>
        <source>3  Output</source>
        <translation>3  输出</translation>
    </message>
    <message>
        <source>Next to the originals</source>
        <translation>与原片放在一起</translation>
    </message>
    <message>
        <source>Output folder</source>
        <translation>输出文件夹</translation>
    </message>
    <message>
        <source>Choose output folder</source>
        <translation>选择输出文件夹</translation>
    </message>
    <message>
        <source>Name template</source>
        <translation>文件名模板</translation>
    </message>
    <message>
        <source>Same as original</source>
        <translation>与原片相同</translation>
    </message>
    <message>
        <source>Quality for JPEG, WebP and AVIF</source>
        <translation>JPEG、WebP 和 AVIF 的质量</translation>
    </message>
    <message>
        <source>Keep both (add a number)</source>
        <translation>两者都保留（添加编号）</translation>
    </message>
    <message>
        <source>Skip the photo</source>
        <translation>跳过该照片</translation>
    </message>
    <message>
        <source>Replace earlier result</source>
        <translation>替换以前的结果</translation>
    </message>
    <message>
        <source>If the file e&amp;xists</source>
        <translation>如果文件已存在(&amp;X)</translation>
    </message>
    <message>
        <source>Earlier results are in {0}.</source>
        <translation>之前的结果在 {0} 中。</translation>
    </message>
    <message>
        <source>Earlier results are next to the originals.</source>
        <translation>之前的结果在原图旁边。</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Fol&amp;der</source>
        <translation>文件夹(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Names</source>
        <translation>文件名(&amp;N)</translation>
    </message>
    <message>
        <source>Fo&amp;rmat</source>
        <translation>格式(&amp;R)</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>PhotoList</name>
    <message>
        <source>Filter by name or folder</source>
        <translation>按名称或文件夹筛选</translation>
    </message>
    <message>
        <source>Filter by state</source>
        <translation>按状态筛选</translation>
    </message>
    <message>
        <source>Keep only these</source>
        <translation>只保留这些</translation>
    </message>
    <message>
        <source>Blurred</source>
        <translation>模糊</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Removes the others from the list. No file is changed.</source>
        <translation>将其他照片移出列表。不会改动任何文件。</translation>
    </message>
    <message>
        <source>Result rejected or reduced</source>
        <translation>结果被舍弃或减弱</translation>
    </message>
    <message>
        <source>Other flaws or unsure</source>
        <translation>其他缺陷或不确定</translation>
    </message>
    <message numerus="yes">
        <source>%Ln done</source>
        <translation>
            <numerusform>%Ln 已完成</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept unchanged</source>
        <translation>
            <numerusform>%Ln 张保持原样</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation>
            <numerusform>%Ln 已跳过</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln 失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln blurred</source>
        <translation>
            <numerusform>%Ln 模糊</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sharp</source>
        <translation>
            <numerusform>%Ln 清晰</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln out of focus</source>
        <translation>
            <numerusform>%Ln 失焦</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln noisy</source>
        <translation>
            <numerusform>%Ln 噪点多</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unsure</source>
        <translation>
            <numerusform>%Ln 不确定</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unreadable</source>
        <translation>
            <numerusform>%Ln 无法读取</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln 张照片</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoMenu</name>
    <message>
        <source>Re&amp;move from list</source>
        <translation>从列表移除(&amp;M)</translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln result(s) to the &amp;bin</source>
        <translation>
            <numerusform>将 %Ln 个结果移到回收站(&amp;B)</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>在文件夹中显示(&amp;F)</translation>
    </message>
    <message>
        <source>Show result in fo&amp;lder</source>
        <translation>在文件夹中显示结果(&amp;L)</translation>
    </message>
    <message>
        <source>There is no result yet.</source>
        <translation>还没有结果。</translation>
    </message>
    <message>
        <source>Copy &amp;path</source>
        <translation>复制路径(&amp;P)</translation>
    </message>
    <message numerus="yes">
        <source>Pro&amp;cess only %Ln photo(s)</source>
        <translation>
            <numerusform>仅处理 %Ln 张照片(&amp;C)</numerusform>
        </translation>
    </message>
    <message>
        <source>Done already. Process again does it anew.</source>
        <translation>已处理完毕。“重新处理”可以重做。</translation>
    </message>
    <message>
        <source>Process a&amp;gain…</source>
        <translation>重新处理(&amp;G)…</translation>
    </message>
    <message>
        <source>Process again &amp;with</source>
        <translation>使用其他模型重新处理(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>重试(&amp;R)</translation>
    </message>
    <message>
        <source>Failed photos can be retried when the batch has ended.</source>
        <translation>失败的照片可在批处理结束后重试。</translation>
    </message>
    <message>
        <source>No photo selected here has failed.</source>
        <translation>所选照片中没有失败的。</translation>
    </message>
    <message>
        <source>Compare &amp;side by side</source>
        <translation>并排比较(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;ave again at strength {0}</source>
        <translation>以强度 {0} 重新保存(&amp;A)</translation>
    </message>
    <message>
        <source>The result has this strength already.</source>
        <translation>结果已是该强度。</translation>
    </message>
</context>
<context>
    <name>PhotoRow</name>
    <message>
        <source>Sharp</source>
        <translation>清晰</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>运动模糊</translation>
    </message>
    <message>
        <source>Noisy</source>
        <translation>噪点多</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>{0}, {1}% sure</source>
        <translation>{0}，把握 {1}%</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>Kept unchanged</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>little will improve</source>
        <translation>改善有限</translation>
    </message>
    <message>
        <source>will be skipped</source>
        <translation>将跳过</translation>
    </message>
    <message>
        <source>{0} {1} px at {2}°</source>
        <translation>{0} {1} px，{2}°</translation>
    </message>
    <message>
        <source>Blurred</source>
        <translation>模糊</translation>
    </message>
    <message>
        <source>Out of focus</source>
        <translation>失焦</translation>
    </message>
    <message>
        <source>{0}?</source>
        <translation>{0}？</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
</context>
<context>
    <name>PlanController</name>
    <message>
        <source>Stopped. Nothing was added to the list.</source>
        <translation>已停止。未向列表添加任何内容。</translation>
    </message>
    <message>
        <source>A batch is running. Add the new photos to the queue, or wait until it finishes.</source>
        <translation>批处理正在运行。请将新照片添加到队列，或等待其结束。</translation>
    </message>
    <message>
        <source>{0} is being watched. Add the new photos to the queue; they are processed while no others arrive there.</source>
        <translation>正在监视 {0}。请将新照片添加到队列；在那里没有其他照片到达时会处理它们。</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>添加到队列</translation>
    </message>
    <message>
        <source>The running batch keeps its photos. Press Stop to end it.</source>
        <translation>正在运行的批处理会保留其照片。按“停止”可结束。</translation>
    </message>
    <message>
        <source>Looking at the photos. You can start once that is done.</source>
        <translation>正在查看照片，完成后即可开始。</translation>
    </message>
    <message>
        <source>New lists begin with the preset&apos;s strength, {0}, until you close Deblur, then again with {1} as in Preferences.</source>
        <translation>在关闭 Deblur 之前，新列表以预设的强度 {0} 开始；之后恢复为首选项中的 {1}。</translation>
    </message>
    <message>
        <source>Next to the originals</source>
        <translation>与原片放在一起</translation>
    </message>
    <message>
        <source>The preset has its own output folder: {0}.</source>
        <translation>该预设有自己的输出文件夹：{0}。</translation>
    </message>
    <message numerus="yes">
        <source>Start will retry %Ln failed photo(s).</source>
        <translation>
            <numerusform>“开始”将重试 %Ln 张失败的照片。</numerusform>
        </translation>
    </message>
    <message>
        <source>No photos found in {0}.</source>
        <translation>在 {0} 中未找到照片。</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>&amp;Notify when a batch finishes</source>
        <translation>批处理完成时通知(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Graphics chips…</source>
        <translation>图形芯片(&amp;G)…</translation>
    </message>
    <message>
        <source>&amp;Record model and settings in the results (XMP)</source>
        <translation>在结果中记录模型和设置(XMP)(&amp;R)</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source> GB</source>
        <translation> GB</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>A new language takes effect at the next start.</source>
        <translation>新语言在下次启动时生效。</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>颜色(&amp;C)</translation>
    </message>
    <message>
        <source>Processing</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Run &amp;on</source>
        <translation>运行设备(&amp;O)</translation>
    </message>
    <message>
        <source>CPU &amp;threads</source>
        <translation>CPU 线程数(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Memory for a photo</source>
        <translation>每张照片的内存(&amp;M)</translation>
    </message>
    <message>
        <source>New lists</source>
        <translation>新列表</translation>
    </message>
    <message>
        <source>&amp;Strength</source>
        <translation>强度(&amp;S)</translation>
    </message>
</context>
<context>
    <name>PresetButton</name>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Save these settings under a name, or load saved ones</source>
        <translation>以名称保存这些设置，或载入已保存的设置</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>另存为(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Load from a file…</source>
        <translation>从文件载入(&amp;L)…</translation>
    </message>
    <message>
        <source>Save to a &amp;file…</source>
        <translation>保存到文件(&amp;F)…</translation>
    </message>
    <message>
        <source>Save preset</source>
        <translation>保存预设</translation>
    </message>
    <message>
        <source>Preset name:</source>
        <translation>预设名称：</translation>
    </message>
    <message>
        <source>Replace the preset {0}?</source>
        <translation>替换预设 {0}？</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Delete the preset {0}?</source>
        <translation>删除预设 {0}？</translation>
    </message>
    <message>
        <source>Delete preset</source>
        <translation>删除预设</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Load preset</source>
        <translation>载入预设</translation>
    </message>
    <message>
        <source>Save preset to a file</source>
        <translation>将预设保存到文件</translation>
    </message>
</context>
<context>
    <name>PreviewProgress</name>
    <message>
        <source>Progress of the preview</source>
        <translation>预览进度</translation>
    </message>
    <message>
        <source>Stop preview</source>
        <translation>停止预览</translation>
    </message>
    <message>
        <source>Computing the preview with {0}…</source>
        <translation>正在用 “{0}” 计算预览…</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Progress of the batch</source>
        <translation>批处理进度</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} / {1}</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Waiting for new photos in {0}</source>
        <translation>正在等待 {0} 中的新照片</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Finishing {0}…</source>
        <translation>正在完成 {0}…</translation>
    </message>
    <message>
        <source>Deblurring {0}</source>
        <translation>正在去模糊 {0}</translation>
    </message>
    <message>
        <source>Trying photos of a new camera: {0} of {1}</source>
        <translation>正在试处理新相机的照片：{0} / {1}</translation>
    </message>
    <message>
        <source>Watching {0}. First measuring how fast this computer is…</source>
        <translation>正在监视 {0}。先测量这台电脑的速度…</translation>
    </message>
    <message>
        <source>Looking for photos in {0}…</source>
        <translation>正在 {0} 中查找照片…</translation>
    </message>
</context>
<context>
    <name>ProgressView</name>
    <message>
        <source>Training progress</source>
        <translation>训练进度</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>样例</translation>
    </message>
    <message>
        <source>Continue when the &amp;window is closed</source>
        <translation>关闭窗口后继续(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>Sample &amp;now</source>
        <translation>立即采样(&amp;N)</translation>
    </message>
    <message>
        <source>Stop and &amp;keep</source>
        <translation>停止并保留(&amp;K)</translation>
    </message>
    <message>
        <source>Held-out picture</source>
        <translation>留出的图片</translation>
    </message>
    <message>
        <source>Keys 1 to 4: blurred, old model, new model, sharp</source>
        <translation>按键 1 到 4：模糊、旧模型、新模型、清晰</translation>
    </message>
    <message>
        <source>The first samples appear when the training begins.</source>
        <translation>训练开始时将显示第一批样张。</translation>
    </message>
    <message>
        <source>Memory in use: {0}</source>
        <translation>已用内存：{0}</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>剩余{0}</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>继续(&amp;R)</translation>
    </message>
    <message>
        <source>Ends the training for good, and compares the model as it is now. To resume it later instead, close the window and choose Stop tuning.</source>
        <translation>彻底结束训练，并比较模型的现状。若想稍后继续，请关闭窗口并选择“停止适配”。</translation>
    </message>
    <message>
        <source>Stop and disc&amp;ard…</source>
        <translation>停止并放弃(&amp;A)…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Paused. Memory stays in use.</source>
        <translation>已暂停，仍占用内存。</translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message>
        <source>Queued batches</source>
        <translation>排队的批处理</translation>
    </message>
    <message>
        <source>Remove from queue</source>
        <translation>从队列中移除</translation>
    </message>
    <message>
        <source>Start next</source>
        <translation>开始下一批</translation>
    </message>
    <message numerus="yes">
        <source>%Ln batch(es) queued</source>
        <translation>
            <numerusform>%Ln 个批处理在排队</numerusform>
        </translation>
    </message>
    <message>
        <source>Rest of batch {0}</source>
        <translation>第 {0} 批的剩余部分</translation>
    </message>
    <message>
        <source>Watch {0}</source>
        <translation>监视 {0}</translation>
    </message>
    <message numerus="yes">
        <source>{0} and %Ln more</source>
        <translation>
            <numerusform>{0} 及另外 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} strength</source>
        <translation>强度 {0}</translation>
    </message>
</context>
<context>
    <name>ReblendController</name>
    <message>
        <source>None of these results has another strength.</source>
        <translation>这些结果中没有其他强度的。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) cannot be found.</source>
        <translation>
            <numerusform>找不到 %Ln 个结果。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saving %Ln result(s)…</source>
        <translation>
            <numerusform>正在保存 %Ln 个结果…</numerusform>
        </translation>
    </message>
    <message>
        <source>now at {0}%</source>
        <translation>现为 {0}%</translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) saved again at {0}% strength.</source>
        <translation>
            <numerusform>已按 {0}% 强度重新保存 %Ln 个结果。</numerusform>
        </translation>
    </message>
    <message>
        <source>The originals were not changed.</source>
        <translation>原片未被改动。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be saved:</source>
        <translation>
            <numerusform>%Ln 个无法保存：</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordStep</name>
    <message>
        <source>Snapshots and recordings</source>
        <translation>快照和录制</translation>
    </message>
    <message>
        <source>Deblurred video</source>
        <translation>去模糊后的视频</translation>
    </message>
    <message>
        <source>Original video</source>
        <translation>原始视频</translation>
    </message>
    <message>
        <source>Both videos</source>
        <translation>两个视频</translation>
    </message>
    <message>
        <source>Recorded video</source>
        <translation>录制的视频</translation>
    </message>
    <message>
        <source>Folder for snapshots and recordings</source>
        <translation>快照和录制的文件夹</translation>
    </message>
    <message>
        <source>Choose the folder for snapshots and recordings</source>
        <translation>选择快照和录制的文件夹</translation>
    </message>
    <message>
        <source>S&amp;napshot</source>
        <translation>快照(&amp;N)</translation>
    </message>
    <message>
        <source>Virt&amp;ual camera for other programs</source>
        <translation>供其他程序使用的虚拟摄像头(&amp;U)</translation>
    </message>
    <message>
        <source>Rec&amp;ord</source>
        <translation>录制(&amp;O)</translation>
    </message>
    <message>
        <source>Save &amp;to</source>
        <translation>保存到(&amp;T)</translation>
    </message>
    <message>
        <source>Stop recor&amp;ding</source>
        <translation>停止录制(&amp;D)</translation>
    </message>
    <message>
        <source>Start recor&amp;ding</source>
        <translation>开始录制(&amp;D)</translation>
    </message>
    <message>
        <source>Save this picture and its result (S)</source>
        <translation>保存此画面及其结果 (S)</translation>
    </message>
    <message>
        <source>Record to a file (R)</source>
        <translation>录制到文件 (R)</translation>
    </message>
    <message>
        <source>Video calls and other programs can use the result as a camera.</source>
        <translation>视频通话等其他程序可将结果用作摄像头。</translation>
    </message>
</context>
<context>
    <name>Removals</name>
    <message numerus="yes">
        <source>%Ln photo(s) removed from the list.</source>
        <translation>
            <numerusform>已从列表中移除 %Ln 张照片。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>&amp;Use this model</source>
        <translation>使用此模型(&amp;U)</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>导出(&amp;X)…</translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <translation>重命名(&amp;N)…</translation>
    </message>
    <message>
        <source>Remove from mode&amp;ls…</source>
        <translation>从模型列表移除(&amp;L)…</translation>
    </message>
    <message>
        <source>Show f&amp;iles</source>
        <translation>显示文件(&amp;I)</translation>
    </message>
    <message>
        <source>Held-out picture</source>
        <translation>留出的图片</translation>
    </message>
    <message>
        <source>Blurred</source>
        <translation>模糊</translation>
    </message>
    <message>
        <source>Old model</source>
        <translation>旧模型</translation>
    </message>
    <message>
        <source>New model</source>
        <translation>新模型</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>提升</translation>
    </message>
    <message>
        <source>Old and new model, picture by picture</source>
        <translation>新旧模型逐图比较</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>&amp;Use anyway</source>
        <translation>仍然使用(&amp;U)</translation>
    </message>
    <message>
        <source>The new model was not adopted.</source>
        <translation>未采用新模型。</translation>
    </message>
    <message>
        <source>{0} held-out photos, accuracy (PSNR): blurred {1:.2f} dB, old model {2:.2f} dB, new model {3:.2f} dB.</source>
        <translation>{0} 张留出照片，准确度（PSNR）：模糊 {1:.2f} dB，旧模型 {2:.2f} dB，新模型 {3:.2f} dB。</translation>
    </message>
    <message>
        <source>Other blur, synthesized: old model {0:.2f} dB, new model {1:.2f} dB ({2:+.2f} dB).</source>
        <translation>其他模糊（合成）：旧模型 {0:.2f} dB，新模型 {1:.2f} dB（{2:+.2f} dB）。</translation>
    </message>
    <message>
        <source>Trained on {0} photos in {1} steps, {2:.0f} min.</source>
        <translation>使用 {0} 张照片训练 {1} 步，用时 {2:.0f} 分钟。</translation>
    </message>
    <message>
        <source>Trained on {0} photos in {1} steps, {2:.0f} min; with preparation and comparison {3:.0f} min.</source>
        <translation>用 {0} 张照片训练了 {1} 步，{2:.0f} 分钟；连同准备和比较共 {3:.0f} 分钟。</translation>
    </message>
    <message>
        <source>Mixed with the old model, so that it forgets less: {0} of it is new.</source>
        <translation>与旧模型混合以减少遗忘：其中 {0} 为新权重。</translation>
    </message>
    <message>
        <source>Training was stopped after {0} of {1} steps; letting it finish may help.</source>
        <translation>训练在第 {0} 步（共 {1} 步）后停止；让它完成可能有帮助。</translation>
    </message>
    <message>
        <source>What may help: more photos (20 to 100 are recommended).</source>
        <translation>可能有帮助：更多照片（建议 20 到 100 张）。</translation>
    </message>
    <message>
        <source>What may help: more photos (20 to 100 are recommended), or the effort Thorough.</source>
        <translation>可能有帮助：更多照片（建议 20 到 100 张），或选择“细致”的训练强度。</translation>
    </message>
    <message>
        <source>What may help: more photos (20 to 100 are recommended), or the effort Standard or Thorough.</source>
        <translation>可能有帮助：更多照片（建议 20 到 100 张），或选择“标准”或“细致”的训练强度。</translation>
    </message>
    <message>
        <source>Closeness to the sharp original: blurred {0:.1f}%, old model {1:.1f}%, new model {2:.1f}%.</source>
        <translation>与清晰原片的接近程度：模糊 {0:.1f}%，旧模型 {1:.1f}%，新模型 {2:.1f}%。</translation>
    </message>
    <message>
        <source>Faster version in 8 bits ({0}): {1:+.2f} dB.</source>
        <translation>更快的 8 位版本（{0}）：{1:+.2f} dB。</translation>
    </message>
    <message>
        <source>These pictures no longer exist.</source>
        <translation>这些图片已不存在。</translation>
    </message>
</context>
<context>
    <name>SampleView</name>
    <message>
        <source>Blurred</source>
        <translation>模糊</translation>
    </message>
    <message>
        <source>Old model</source>
        <translation>旧模型</translation>
    </message>
    <message>
        <source>New model</source>
        <translation>新模型</translation>
    </message>
    <message>
        <source>Sharp</source>
        <translation>清晰</translation>
    </message>
</context>
<context>
    <name>SearchProgress</name>
    <message>
        <source>Searching for photos</source>
        <translation>正在查找照片</translation>
    </message>
    <message>
        <source>Stop search</source>
        <translation>停止查找</translation>
    </message>
    <message numerus="yes">
        <source>Searching for photos… %Ln so far</source>
        <translation>
            <numerusform>正在查找照片… 已找到 %Ln 张</numerusform>
        </translation>
    </message>
    <message>
        <source>Searching for photos…</source>
        <translation>正在查找照片…</translation>
    </message>
</context>
<context>
    <name>SelectStep</name>
    <message>
        <source>1  Select</source>
        <translation>1  选择</translation>
    </message>
    <message>
        <source>Photos…</source>
        <translation>照片…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <source>Find blurred photos</source>
        <translation>查找模糊照片</translation>
    </message>
    <message>
        <source>Include subfolders</source>
        <translation>包含子文件夹</translation>
    </message>
    <message>
        <source>Opens photos as a new list</source>
        <translation>打开照片作为新列表</translation>
    </message>
    <message>
        <source>Opens a folder as a new list</source>
        <translation>打开文件夹作为新列表</translation>
    </message>
    <message>
        <source>Analyses each photo: sharp, motion blur, out of focus or noisy</source>
        <translation>分析每张照片：清晰、运动模糊、失焦或噪点多</translation>
    </message>
    <message>
        <source>Photos analysed</source>
        <translation>已分析的照片</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Adds to the list, as a drop on the window does</source>
        <translation>添加到列表，与拖放到窗口相同</translation>
    </message>
    <message>
        <source>Add &amp;photos…</source>
        <translation>添加照片(&amp;P)…</translation>
    </message>
    <message>
        <source>Add &amp;folder…</source>
        <translation>添加文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;New list</source>
        <translation>新建列表(&amp;N)</translation>
    </message>
    <message>
        <source>Searching for photos…</source>
        <translation>正在查找照片…</translation>
    </message>
    <message>
        <source>Drop photos or folders anywhere on this window.</source>
        <translation>将照片或文件夹拖到窗口的任意位置。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln folder(s)</source>
        <translation>
            <numerusform>（%Ln 个文件夹）</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} / {1}</translation>
    </message>
</context>
<context>
    <name>SourceStep</name>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>First camera</source>
        <translation>第一个摄像头</translation>
    </message>
    <message>
        <source>Play a video…</source>
        <translation>播放视频…</translation>
    </message>
    <message>
        <source>Play a folder of pictures…</source>
        <translation>播放图片文件夹…</translation>
    </message>
    <message>
        <source>Play a video or a folder of pictures instead of a camera</source>
        <translation>播放视频或图片文件夹来代替摄像头</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Camera default</source>
        <translation>摄像头默认</translation>
    </message>
    <message>
        <source>Automatic: the largest size at which this computer keeps the rate</source>
        <translation>自动：本机能保持帧率的最大尺寸</translation>
    </message>
    <message>
        <source>Si&amp;ze</source>
        <translation>尺寸(&amp;Z)</translation>
    </message>
    <message>
        <source>&amp;Rate</source>
        <translation>帧率(&amp;R)</translation>
    </message>
    <message>
        <source>No camera found. Connect one and search again.</source>
        <translation>未找到摄像头。请连接摄像头后重新查找。</translation>
    </message>
    <message>
        <source>The moving chart is playing. Connect a camera, then search again.</source>
        <translation>正在播放移动测试图。请连接摄像头后重新查找。</translation>
    </message>
    <message>
        <source>Searching for cameras…</source>
        <translation>正在查找摄像头…</translation>
    </message>
    <message>
        <source>Search for cameras again</source>
        <translation>重新查找摄像头</translation>
    </message>
    <message>
        <source>{0:g} FPS</source>
        <translation>{0:g} 帧/秒</translation>
    </message>
    <message>
        <source>Moving chart</source>
        <translation>移动测试图</translation>
    </message>
    <message>
        <source>Camera {0}</source>
        <translation>摄像头 {0}</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Play a video instead of a camera</source>
        <translation>播放视频来代替摄像头</translation>
    </message>
    <message>
        <source>Play a folder of pictures instead of a camera</source>
        <translation>播放图片文件夹来代替摄像头</translation>
    </message>
</context>
<context>
    <name>StartStep</name>
    <message>
        <source>4  Start</source>
        <translation>4  开始</translation>
    </message>
    <message>
        <source>Starts from the originals, not from the earlier results.</source>
        <translation>从原图开始处理，而不是从先前的结果开始。</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>重试失败项</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>添加到队列</translation>
    </message>
    <message>
        <source>Watch folder for new photos</source>
        <translation>监视文件夹中的新照片</translation>
    </message>
    <message>
        <source>After Start, photos copied into the folder are deblurred as well, until you press Stop. Photos copied while Deblur is not running are processed at the next start.</source>
        <translation>按“开始”后，复制到该文件夹的照片也会去模糊，直到您按“停止”。Deblur 未运行时复制的照片会在下次开始时处理。</translation>
    </message>
    <message>
        <source>Queues the photos added since the start (or all photos) as the next batch, with the current settings</source>
        <translation>将开始后添加的照片或全部照片，以当前设置作为下一批添加</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) hidden by the filter will be processed, too.</source>
        <translation>
            <numerusform>被筛选隐藏的 %Ln 张照片也会被处理。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln photo(s) look sharp and will be skipped. If you disagree, clear “Skip photos that are already sharp”.</source>
        <translation>
            <numerusform>全部 %Ln 张照片看起来都是清晰的，将被跳过。如不同意，请取消“跳过已经清晰的照片”。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %Ln remaining photo(s) look sharp and will be skipped. If you disagree, clear “Skip photos that are already sharp”.</source>
        <translation>
            <numerusform>其余 %Ln 张照片看起来是清晰的，将被跳过。如不同意，请取消“跳过已经清晰的照片”。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) are finished with other settings: {0}.</source>
        <translation>
            <numerusform>%Ln 张照片已用其他设置处理完成：{0}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) are finished with other settings.</source>
        <translation>
            <numerusform>%Ln 张照片已用其他设置处理完成。</numerusform>
        </translation>
    </message>
    <message>
        <source>Process again, replacing the results</source>
        <translation>重新处理并替换结果</translation>
    </message>
    <message numerus="yes">
        <source>Process again, replacing %Ln result(s)</source>
        <translation>
            <numerusform>重新处理并替换 %Ln 个结果</numerusform>
        </translation>
    </message>
    <message>
        <source>Process again, keeping the results</source>
        <translation>重新处理，保留之前的结果</translation>
    </message>
    <message>
        <source>{0} if none is skipped</source>
        <translation>{0}（若无照片被跳过）</translation>
    </message>
    <message>
        <source>Time: {0} · results: {1}</source>
        <translation>用时：{0} · 结果：{1}</translation>
    </message>
    <message>
        <source>Time: {0}</source>
        <translation>用时：{0}</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>立即停止</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Add photos first.</source>
        <translation>请先添加照片。</translation>
    </message>
    <message>
        <source>The photos at hand are being finished. Stop now leaves them undone.</source>
        <translation>正在完成手头的照片。“立即停止”会放弃它们。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>StatsLine</name>
    <message>
        <source>Frame rate and latency</source>
        <translation>帧率和延迟</translation>
    </message>
    <message>
        <source>Latency: time from a frame&apos;s arrival to its display, usually and at most for 19 of 20 frames. Dropped: frames replaced by a newer one. CPU: this program&apos;s share of all processors.</source>
        <translation>延迟：从画面到达到显示的时间；通常的值，以及 20 个画面中 19 个不超过的值。丢弃：被更新的画面取代的画面。CPU：本程序占全部处理器的比例。</translation>
    </message>
    <message>
        <source>Camera {0}{1:.1f} FPS · deblurred {2:.1f} · shown {3:.1f} · latency {4:.0f} ms, rarely above {5:.0f} ms · dropped {6} · CPU {7:.0f}%</source>
        <translation>摄像头 {0}{1:.1f} 帧/秒 · 去模糊 {2:.1f} · 显示 {3:.1f} · 延迟 {4:.0f} 毫秒，很少超过 {5:.0f} 毫秒 · 丢弃 {6} · CPU {7:.0f} %</translation>
    </message>
</context>
<context>
    <name>StrengthBar</name>
    <message>
        <source>Save at another strength</source>
        <translation>以其他强度保存</translation>
    </message>
    <message>
        <source>Save at {0}%</source>
        <translation>以 {0}% 保存</translation>
    </message>
    <message>
        <source>The file has strength {0}%. Saves it again at strength {1}%; the original is never changed.</source>
        <translation>文件的强度为 {0}%。将以强度 {1}% 重新保存；原片永远不会被改动。</translation>
    </message>
    <message numerus="yes">
        <source>Save %Ln selected at {0}%</source>
        <translation>
            <numerusform>所选 %Ln 张以 {0}% 保存</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save all %Ln at {0}%</source>
        <translation>
            <numerusform>全部 %Ln 张以 {0}% 保存</numerusform>
        </translation>
    </message>
    <message>
        <source>Save {1} at {0}%</source>
        <translation>{1} 以 {0}% 保存</translation>
    </message>
    <message numerus="yes">
        <source>Save %Ln other(s) at {0}%</source>
        <translation>
            <numerusform>其他 %Ln 张以 {0}% 保存</numerusform>
        </translation>
    </message>
    <message>
        <source>Saves the results that have another strength again at strength {0}%, each with the model that it was made with. The originals are never changed.</source>
        <translation>将强度不同的结果以强度 {0}% 重新保存，各自使用生成它的模型。原片永远不会被改动。</translation>
    </message>
</context>
<context>
    <name>StrengthSlider</name>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
</context>
<context>
    <name>TorchInstaller</name>
    <message>
        <source>This package cannot train: it does not include {0}. Get the full package of Deblur, which is about {1} MB larger. Everything else works here too.</source>
        <translation>此安装包无法训练：不包含 {0}。请获取 Deblur 完整包，约大 {1} MB。其他功能均可使用。</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>安装</translation>
    </message>
    <message>
        <source>Installing; this takes a few minutes…</source>
        <translation>正在安装，需要几分钟…</translation>
    </message>
    <message>
        <source>Missing for training: {0}. Estimate: about {2} MB to download, {1} MB on disk; 2 to 5 minutes to install with a usual connection.</source>
        <translation>训练所需但缺少：{0}。估计：下载约 {2} MB，占用磁盘 {1} MB；普通网络下安装需 2 到 5 分钟。</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>显示日志</translation>
    </message>
    <message>
        <source>Installing: downloading {0}, {1}…</source>
        <translation>正在安装：下载 {0}，{1}…</translation>
    </message>
    <message>
        <source>Installing: unpacking; this may take a minute…</source>
        <translation>正在安装：解压中；可能需要一分钟…</translation>
    </message>
    <message>
        <source>The installation failed: {0} See the log for details.</source>
        <translation>安装失败：{0} 详情请查看日志。</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Installed. Training is available now.</source>
        <translation>已安装，现在可以训练。</translation>
    </message>
</context>
<context>
    <name>TrainingController</name>
    <message>
        <source>A tuning is already running. Wait until it finishes, or stop it.</source>
        <translation>已有适配正在运行。请等待，或先将其停止。</translation>
    </message>
    <message>
        <source>{0}: cannot be read</source>
        <translation>{0}：无法读取</translation>
    </message>
    <message>
        <source>{0:+.2f} dB</source>
        <translation>{0:+.2f} dB</translation>
    </message>
    <message>
        <source>adopted</source>
        <translation>已采用</translation>
    </message>
    <message>
        <source>not adopted</source>
        <translation>未采用</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Delete this tuning with its crops and checkpoints? An adopted model stays in the list of models.</source>
        <translation>删除此适配及其裁块和检查点？已采用的模型仍保留在模型列表中。</translation>
    </message>
    <message>
        <source>Delete a tuning</source>
        <translation>删除适配</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Stop the training and delete everything it has learned?</source>
        <translation>停止训练并删除已学习的全部内容？</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Stop and delete</source>
        <translation>停止并删除</translation>
    </message>
    <message>
        <source>Photos are now deblurred with {0}.</source>
        <translation>现在用 “{0}” 处理照片。</translation>
    </message>
    <message>
        <source>Show photos</source>
        <translation>显示照片</translation>
    </message>
    <message>
        <source>Better: photos are now deblurred with {0}.</source>
        <translation>更好：现在用 “{0}” 处理照片。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Close Deblur</source>
        <translation>关闭 Deblur</translation>
    </message>
    <message>
        <source>A tuning is still running.</source>
        <translation>适配仍在运行。</translation>
    </message>
    <message>
        <source>It can continue without the window, or be stopped now and resumed later.</source>
        <translation>可以在关闭窗口后继续，也可以现在停止、以后继续。</translation>
    </message>
    <message>
        <source>Continue in background</source>
        <translation>在后台继续</translation>
    </message>
    <message>
        <source>Stop tuning</source>
        <translation>停止适配</translation>
    </message>
</context>
<context>
    <name>TrainingPage</name>
    <message>
        <source>Tune to my camera…</source>
        <translation>适配我的相机…</translation>
    </message>
    <message>
        <source>Tunings</source>
        <translation>适配</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>继续(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>删除(&amp;D)…</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>&lt;h2&gt;A model for your camera&lt;/h2&gt;&lt;p&gt;Every camera has its own blur, noise and processing. A model tuned to yours gives better results on your photos.&lt;/p&gt;&lt;p&gt;You need at least 4 pairs, better 20 to 100: the same scene once sharp, from a tripod or with a short exposure, and once blurred, in two folders named &lt;b&gt;sharp&lt;/b&gt; and &lt;b&gt;blur&lt;/b&gt;. Sharp photos alone work too: blurred versions are synthesized from them.&lt;/p&gt;&lt;p&gt;Drop the folder here. Training takes minutes to hours, as the dialog says; nothing leaves this computer, and the new model is adopted only if it is better on photos it was not trained on.&lt;/p&gt;</source>
        <translation>&lt;h2&gt;专为您的相机打造的模型&lt;/h2&gt;&lt;p&gt;每台相机都有自己的模糊、噪点和处理方式。针对您的相机适配的模型能让照片获得更好的效果。&lt;/p&gt;&lt;p&gt;您至少需要 4 对照片，最好 20 到 100 对：同一场景一张清晰（用三脚架或短曝光），一张模糊，分别放在名为 &lt;b&gt;sharp&lt;/b&gt; 和 &lt;b&gt;blur&lt;/b&gt; 的两个文件夹中。只有清晰照片也可以：会由它们合成模糊版本。&lt;/p&gt;&lt;p&gt;把文件夹拖到这里。训练需要几分钟到几小时，具体时间见对话框；任何内容都不会离开这台电脑；只有在未用于训练的照片上表现更好时，才会采用新模型。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>This tuning has ended. To train further, tune its model again.</source>
        <translation>此适配已结束。要继续训练，请再次适配其模型。</translation>
    </message>
</context>
<context>
    <name>Trash</name>
    <message>
        <source>Wait until the batch has ended.</source>
        <translation>请等待批次结束。</translation>
    </message>
    <message>
        <source>Wait until the other results are moved.</source>
        <translation>请等待其他结果移动完成。</translation>
    </message>
    <message>
        <source>The result is itself in the list.</source>
        <translation>该结果本身也在列表中。</translation>
    </message>
    <message>
        <source>There is no result yet.</source>
        <translation>还没有结果。</translation>
    </message>
    <message>
        <source>Delete results</source>
        <translation>删除结果</translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) cannot be moved to a bin here. Delete for good?</source>
        <translation>
            <numerusform>此处无法将 %Ln 个结果移到回收站。要永久删除吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) moved to the bin.</source>
        <translation>
            <numerusform>已将 %Ln 个结果移到回收站。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) deleted.</source>
        <translation>
            <numerusform>已删除 %Ln 个结果。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) could not be deleted: {0}. May you write to the folder?</source>
        <translation>
            <numerusform>无法删除 %Ln 个结果：{0}。您有写入该文件夹的权限吗？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) not brought back, look in the bin: {0}.</source>
        <translation>
            <numerusform>%Ln 个结果未能恢复，请到回收站中查找：{0}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed since, so not moved: {0}.</source>
        <translation>
            <numerusform>%Ln 个结果此后已被更改，因此未移动：{0}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) cannot be found.</source>
        <translation>
            <numerusform>找不到 %Ln 个结果。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>TriageController</name>
    <message>
        <source>No such photos in the list.</source>
        <translation>列表中没有这类照片。</translation>
    </message>
    <message>
        <source>Photos cannot be removed while a batch is running.</source>
        <translation>批处理运行时无法移除照片。</translation>
    </message>
    <message>
        <source>{0}.</source>
        <translation>{0}。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the sharp ones, marked “Sharp?”, are uncertain and will be processed.</source>
        <translation>
            <numerusform>其中 %Ln 张标为“清晰？”的照片并不确定，将会被处理。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) cannot be read.</source>
        <translation>
            <numerusform>%Ln 个文件无法读取。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with blur longer than the model removes well.</source>
        <translation>
            <numerusform>%Ln 张照片的模糊长度超出该模型的有效范围。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the blurred ones</source>
        <translation>显示模糊的照片</translation>
    </message>
    <message>
        <source>Keep only the blurred ones</source>
        <translation>只保留模糊的照片</translation>
    </message>
</context>
<context>
    <name>TuneDialog</name>
    <message>
        <source>Tune to my camera</source>
        <translation>适配我的相机</translation>
    </message>
    <message>
        <source>Take these photos</source>
        <translation>使用这些照片</translation>
    </message>
    <message>
        <source>Choose a &amp;folder…</source>
        <translation>选择文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>Progress of the scan</source>
        <translation>检查进度</translation>
    </message>
    <message>
        <source>&amp;All settings…</source>
        <translation>所有设置(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Install</source>
        <translation>安装(&amp;I)</translation>
    </message>
    <message>
        <source>Installation</source>
        <translation>安装</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>&amp;Use photos as</source>
        <translation>照片用作(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Start from</source>
        <translation>起始模型(&amp;S)</translation>
    </message>
    <message>
        <source>Also &amp;imitate</source>
        <translation>同时模仿(&amp;T)</translation>
    </message>
    <message>
        <source>While it learns from your photos, the new model also learns to give the results of this one, its teacher. Imitating itself as it is now keeps what it can do already; a larger model can show it more.</source>
        <translation>新模型在学习您的照片时，也学习给出这个模型（它的教师）的结果。模仿现在的自己可以保留已有的能力；更大的模型能教它更多。</translation>
    </message>
    <message>
        <source>Training effort</source>
        <translation>训练细致程度</translation>
    </message>
    <message>
        <source>Drop a folder, not files.</source>
        <translation>请拖入文件夹，而不是文件。</translation>
    </message>
    <message>
        <source>The last scan is still being stopped. Try again in a moment.</source>
        <translation>上一次扫描仍在停止中，请稍后重试。</translation>
    </message>
    <message>
        <source>Sharp photos: blur is synthesized</source>
        <translation>清晰照片：合成模糊</translation>
    </message>
    <message>
        <source>Blurred photos: a larger model shows the result</source>
        <translation>模糊照片：由更大的模型给出结果</translation>
    </message>
    <message>
        <source>Drop a folder here: pairs of photos in the folders blur and sharp, sharp photos alone, or blurred photos alone with a larger model to imitate.</source>
        <translation>将文件夹拖到此处：blur 和 sharp 文件夹中的成对照片，或仅清晰照片，或仅模糊照片（需要一个更大的模型供模仿）。</translation>
    </message>
    <message>
        <source>{0} are few: with 20 to 100 the new model gets better.</source>
        <translation>{0} 张偏少：20 到 100 张时新模型会更好。</translation>
    </message>
    <message>
        <source>Install what is missing first.</source>
        <translation>请先安装缺少的组件。</translation>
    </message>
    <message>
        <source>{0} of at least {1} pairs: add more to start.</source>
        <translation>{0} 对，至少需要 {1} 对：请添加更多再开始。</translation>
    </message>
    <message>
        <source>{0} of at least {1} photos: add more to start.</source>
        <translation>{0} 张照片，至少需要 {1} 张：请添加更多再开始。</translation>
    </message>
    <message>
        <source>Choose a larger model</source>
        <translation>请选择更大的模型</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>不模仿</translation>
    </message>
    <message>
        <source>{0}, estimated for {1} photos</source>
        <translation>{0}（按 {1} 张照片估计）</translation>
    </message>
    <message>
        <source>{0}, a rough estimate</source>
        <translation>{0}（粗略估计）</translation>
    </message>
    <message>
        <source>{0}, estimated</source>
        <translation>{0}，估计</translation>
    </message>
    <message>
        <source>estimating…</source>
        <translation>正在估算时间…</translation>
    </message>
    <message>
        <source>Blurred photos alone need a larger model to imitate: {0} or {1}.</source>
        <translation>仅有模糊照片时需要一个更大的模型供模仿：{0} 或 {1}。</translation>
    </message>
    <message>
        <source>Scanning…</source>
        <translation>正在扫描…</translation>
    </message>
    <message>
        <source>{0} good, {1} repaired, {2} excluded.</source>
        <translation>{0} 个良好，{1} 个已修复，{2} 个已排除。</translation>
    </message>
    <message>
        <source>Itself as it is now (keeps what it can already do)</source>
        <translation>当前的自身（保留已有的能力）</translation>
    </message>
    <message>
        <source>{0}: {1} steps</source>
        <translation>{0}：{1} 步</translation>
    </message>
    <message>
        <source>time estimated after the first steps</source>
        <translation>最初几步后估算时间</translation>
    </message>
    <message>
        <source>{0}, going by the last tuning</source>
        <translation>{0}，根据上次适配估计</translation>
    </message>
    <message>
        <source>No training data. Drop a folder to scan it.</source>
        <translation>没有训练数据。请拖入文件夹进行扫描。</translation>
    </message>
    <message>
        <source>{0} usable; at least {1} needed, 20 to 100 recommended.</source>
        <translation>{0} 个可用；至少需要 {1} 个，建议 20 到 100 个。</translation>
    </message>
    <message>
        <source>A model named {0} already exists. Choose another name.</source>
        <translation>已有名为 {0} 的模型。请换个名称。</translation>
    </message>
    <message>
        <source>Not enough disk space in {0}: 2 GB needed.</source>
        <translation>{0} 的磁盘空间不足：需要 2 GB。</translation>
    </message>
    <message>
        <source>&amp;Name of the new model</source>
        <translation>新模型的名称(&amp;N)</translation>
    </message>
    <message>
        <source>Pairs or photos</source>
        <translation>照片对或照片</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation>细致</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>所有设置</translation>
    </message>
</context>
<context>
    <name>VersionBar</name>
    <message>
        <source>What the left side of the divider shows</source>
        <translation>分隔线左侧显示的内容</translation>
    </message>
    <message>
        <source>Left: {0}</source>
        <translation>左侧：{0}</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <comment>menu and choice</comment>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>Previews ({0})</source>
        <translation>预览 ({0})</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>另外 %Ln 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VideoChoices</name>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Like the original</source>
        <translation>与原视频相同</translation>
    </message>
    <message>
        <source>Smaller file (about half the size)</source>
        <translation>较小文件（约一半大小）</translation>
    </message>
    <message>
        <source>For editing (about twice the size)</source>
        <translation>用于剪辑（约两倍大小）</translation>
    </message>
    <message>
        <source>Copied unchanged</source>
        <translation>原样复制</translation>
    </message>
    <message>
        <source>Reduce flicker in static areas</source>
        <translation>减少静止区域的闪烁</translation>
    </message>
    <message>
        <source>Where nothing moves, each frame is blended with the one before it, so that noise flickers less. What moves is left alone.</source>
        <translation>在没有运动的地方，每一帧都与前一帧混合，使噪点闪烁更少。运动的部分不受影响。</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>压缩</translation>
    </message>
    <message>
        <source>0 loses nothing and makes huge files; at 17 no difference is seen; from 28 on losses are visible. Encoders call this number CRF.</source>
        <translation>0 表示无损，文件极大；17 时看不出差别；28 以上可见损失。编码器称此数值为 CRF。</translation>
    </message>
    <message>
        <source>The kind of file follows from its name: .mp4, .mov, .m4v or .mkv.</source>
        <translation>文件类型由文件名决定：.mp4、.mov、.m4v 或 .mkv。</translation>
    </message>
    <message>
        <source>&amp;Compression</source>
        <translation>压缩(&amp;C)</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>质量(&amp;Q)</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>None in this video</source>
        <translation>此视频没有声音</translation>
    </message>
    <message>
        <source>H.265, since the video has finer colours (10 bits)</source>
        <translation>H.265，因为视频色彩更精细（10 位）</translation>
    </message>
    <message>
        <source>H.264, which plays almost everywhere</source>
        <translation>H.264，几乎到处都能播放</translation>
    </message>
    <message>
        <source>Own choice</source>
        <translation>自定义</translation>
    </message>
</context>
<context>
    <name>VideoController</name>
    <message>
        <source>{0} will be opened when the current video is done.</source>
        <translation>当前视频完成后将打开 {0}。</translation>
    </message>
</context>
<context>
    <name>VideoDialog</name>
    <message>
        <source>Deblur a video</source>
        <translation>视频去模糊</translation>
    </message>
    <message>
        <source>Frame shown</source>
        <translation>显示的帧</translation>
    </message>
    <message>
        <source>Which frame of the video is shown and tried.</source>
        <translation>显示并试用视频中的哪一帧。</translation>
    </message>
    <message>
        <source>Video progress</source>
        <translation>视频进度</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Press Stop first. Finished parts are kept.</source>
        <translation>请先按“停止”。已完成的部分会保留。</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message numerus="yes">
        <source>%Ln video(s), first: {0}</source>
        <translation>
            <numerusform>%Ln 个视频，第一个：{0}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped. %Ln finished frame(s) are kept; you can resume later.</source>
        <translation>
            <numerusform>已停止。已保留 %Ln 个完成的帧；您可以以后继续。</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped before a first part was finished: nothing of that video is kept. Start begins it again.</source>
        <translation>在完成第一部分之前已停止：该视频没有保留任何内容。“开始”将从头处理。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message numerus="yes">
        <source>%Ln interrupted result(s) cannot be resumed: the video or the settings have changed. The finished part is not used.</source>
        <translation>
            <numerusform>%Ln 个中断的结果无法继续：视频或设置已更改。已完成的部分将不会被使用。</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the video…</source>
        <translation>正在读取视频…</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} / {1}</translation>
    </message>
    <message>
        <source>Deblurring a frame with {0}, to show the result and the time…</source>
        <translation>正在用 “{0}” 处理一帧，以显示效果和所需时间…</translation>
    </message>
    <message>
        <source>{0:.1f} s</source>
        <translation>{0:.1f} 秒</translation>
    </message>
    <message>
        <source>Save result as</source>
        <translation>结果另存为</translation>
    </message>
    <message>
        <source>Stopped. You can resume later.</source>
        <translation>已停止。您可以以后继续。</translation>
    </message>
    <message>
        <source>Done. The original is unchanged.</source>
        <translation>完成。原文件未被改动。</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原片</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>“{0}”：{1}</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>{0:.4g} frames per second</source>
        <translation>每秒 {0:.4g} 帧</translation>
    </message>
    <message>
        <source>{0}-bit colour</source>
        <translation>{0} 位色彩</translation>
    </message>
    <message>
        <source>with sound</source>
        <translation>有声音</translation>
    </message>
    <message>
        <source>without sound</source>
        <translation>无声音</translation>
    </message>
    <message>
        <source>Deblurred</source>
        <translation>去模糊</translation>
    </message>
    <message>
        <source>{0} frames; {1}</source>
        <translation>{0} 帧；{1}</translation>
    </message>
    <message>
        <source>Videos ({0})</source>
        <translation>视频 ({0})</translation>
    </message>
    <message>
        <source>frame {0:.0f} of {1:.0f}</source>
        <translation>第 {0:.0f} 帧，共 {1:.0f} 帧</translation>
    </message>
    <message>
        <source>{0:.2g} frames per second</source>
        <translation>每秒 {0:.2g} 帧</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
</context>
<context>
    <name>ViewerPanel</name>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>Compare all mo&amp;dels here</source>
        <translation>在此比较所有模型(&amp;D)</translation>
    </message>
    <message>
        <source>Previews the visible part with every installed model, one after the other</source>
        <translation>依次用每个已安装的模型预览可见部分</translation>
    </message>
    <message>
        <source>Zoom: 100% shows each pixel of the photo as it is</source>
        <translation>缩放：100% 时按原样显示照片的每个像素</translation>
    </message>
    <message>
        <source>Computing the preview…</source>
        <translation>正在计算预览…</translation>
    </message>
    <message>
        <source>Preview computed in {0:.1f} s.</source>
        <translation>预览用时 {0:.1f} 秒。</translation>
    </message>
    <message>
        <source>Only the centre was previewed: this model takes minutes per megapixel.</source>
        <translation>仅中间部分：此模型每百万像素需数分钟。</translation>
    </message>
    <message>
        <source>Drop photos or folders here.

The originals are never changed.</source>
        <translation>将照片或文件夹拖到这里。

原片永远不会被改动。</translation>
    </message>
    <message>
        <source>&amp;Preview here</source>
        <translation>预览此处(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Side by side</source>
        <translation>并排(&amp;S)</translation>
    </message>
    <message>
        <source>Loup&amp;e</source>
        <translation>放大镜(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Change map</source>
        <translation>变化图(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>适合窗口(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Zoom to 100%</source>
        <translation>缩放至 100%(&amp;Z)</translation>
    </message>
    <message>
        <source>There is a result of every model; nothing has to be computed.</source>
        <translation>每个模型都已有结果,无需计算。</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原片</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Result: {0}</source>
        <translation>结果：{0}</translation>
    </message>
    <message>
        <source>Result at {0}%</source>
        <translation>结果 {0}%</translation>
    </message>
    <message>
        <source>Earlier: {0}</source>
        <translation>之前：{0}</translation>
    </message>
    <message>
        <source>Preview: {0}</source>
        <translation>预览：{0}</translation>
    </message>
    <message>
        <source>Preview: {0}</source>
        <comment>on a button</comment>
        <translation>预览：{0}</translation>
    </message>
    <message>
        <source>The saved result: {0}</source>
        <translation>已保存的结果：{0}</translation>
    </message>
    <message>
        <source>The result at the strength chosen now. It is not saved.</source>
        <translation>按当前所选强度的结果。尚未保存。</translation>
    </message>
    <message>
        <source>A result saved before: {0}</source>
        <translation>之前保存的结果：{0}</translation>
    </message>
    <message>
        <source>A preview of the model at this strength. It is not saved.</source>
        <translation>该模型按此强度的预览。尚未保存。</translation>
    </message>
    <message>
        <source>Zoom {0}</source>
        <translation>缩放 {0}</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Welcome</source>
        <translation>欢迎</translation>
    </message>
    <message>
        <source>Welcome to Deblur</source>
        <translation>欢迎使用 Deblur</translation>
    </message>
    <message>
        <source>Drop a folder of blurred photos on this window and press Start.</source>
        <translation>把装有模糊照片的文件夹拖到窗口中，然后按“开始”。</translation>
    </message>
    <message>
        <source>Your originals are never changed; results are new files.</source>
        <translation>您的原片永远不会被改动；结果另存为新文件。</translation>
    </message>
    <message>
        <source>Everything is computed on this computer. No photo leaves it.</source>
        <translation>所有计算都在这台电脑上完成，照片不会外传。</translation>
    </message>
    <message>
        <source>Deblur the sample photos</source>
        <translation>处理示例照片</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>打开文件夹…</translation>
    </message>
</context>
<context>
    <name>WelcomeController</name>
    <message>
        <source>A batch was interrupted; {0}.</source>
        <translation>有一个批处理被中断；{0}。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln batches were interrupted; {0}.</source>
        <translation>
            <numerusform>%Ln 个批处理被中断；{0}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) left in {0}</source>
        <translation>
            <numerusform>{0} 中还剩 %Ln 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation>全部继续</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>放弃…</translation>
    </message>
    <message>
        <source>Discard all…</source>
        <translation>全部放弃…</translation>
    </message>
    <message>
        <source>Results so far stay; the photos that are left are not processed.</source>
        <translation>已有结果保留；剩余照片不再处理。</translation>
    </message>
    <message>
        <source>Discard interrupted batches</source>
        <translation>放弃中断的批处理</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Interrupted batches</source>
        <translation>已中断的批处理</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>&apos;{name}&apos; is not a valid name for a model.</source>
        <translation>“{name}”不是有效的模型名称。</translation>
    </message>
    <message>
        <source>&apos;{which}&apos; cannot be recorded.</source>
        <translation>无法录制“{which}”。</translation>
    </message>
    <message>
        <source>--base must be a folder that contains all the pictures.</source>
        <translation>--base 必须是包含所有图片的文件夹。</translation>
    </message>
    <message>
        <source>--base requires an output folder.</source>
        <translation>--base 需要指定输出文件夹。</translation>
    </message>
    <message>
        <source>--set {text} has no =.</source>
        <translation>--set {text} 缺少 =。</translation>
    </message>
    <message>
        <source>The default is 17.</source>
        <translation>通常为 17。</translation>
    </message>
    <message>
        <source>20 to 100 are recommended.</source>
        <translation>建议 20 到 100 个。</translation>
    </message>
    <message>
        <source>8 bits lose {mean_db:.2f} dB on average and {worst_db:.2f} dB on the worst of {count} pictures; the limits are {max_loss_db:g} and {max_worst_loss_db:g} dB.</source>
        <translation>8 位在 {count} 张图片上平均损失 {mean_db:.2f} dB，最差损失 {worst_db:.2f} dB；上限为 {max_loss_db:g} 和 {max_worst_loss_db:g} dB。</translation>
    </message>
    <message>
        <source>The default is {default}.</source>
        <translation>通常为 {default}。</translation>
    </message>
    <message>
        <source>A model named &apos;{name}&apos; already exists.</source>
        <translation>已有名为“{name}”的模型。</translation>
    </message>
    <message>
        <source>A recording is already running.</source>
        <translation>已有录制正在进行。</translation>
    </message>
    <message>
        <source>A segment of {name} is damaged.</source>
        <translation>{name} 的一个片段已损坏。</translation>
    </message>
    <message>
        <source>A shard takes {size:.0f} MB. Free some space or choose another folder.</source>
        <translation>一个分片占用 {size:.0f} MB。请释放空间或选择其他文件夹。</translation>
    </message>
    <message>
        <source>A template is a file name; choose the folder with --output.</source>
        <translation>模板是文件名；请用 --output 选择文件夹。</translation>
    </message>
    <message>
        <source>A virtual camera is not available.</source>
        <translation>虚拟摄像头不可用。</translation>
    </message>
    <message>
        <source>A worker process was killed, probably because the system ran out of memory.</source>
        <translation>一个工作进程被终止，可能是因为系统内存不足。</translation>
    </message>
    <message>
        <source>Add --teacher FILE, or --teacher self for the initial student.</source>
        <translation>请添加 --teacher FILE，或用 --teacher self 表示初始学生模型。</translation>
    </message>
    <message>
        <source>Add --teacher.</source>
        <translation>请添加 --teacher。</translation>
    </message>
    <message>
        <source>Add -o FOLDER.</source>
        <translation>请添加 -o FOLDER。</translation>
    </message>
    <message>
        <source>Add more pairs, or a validation folder.</source>
        <translation>请添加更多照片对，或指定验证文件夹。</translation>
    </message>
    <message>
        <source>Add {stem} or {n}.</source>
        <translation>请添加 {stem} 或 {n}。</translation>
    </message>
    <message>
        <source>All files of this tuning are in {folder}.</source>
        <translation>此适配的所有文件都在 {folder}。</translation>
    </message>
    <message>
        <source>All {count} pictures already have results.</source>
        <translation>全部 {count} 张图片都已有结果。</translation>
    </message>
    <message>
        <source>All {steps} steps are done. To continue, raise steps, epochs or minutes.</source>
        <translation>全部 {steps} 步已完成。要继续，请增大 steps、epochs 或 minutes。</translation>
    </message>
    <message>
        <source>All {total} pairs are of one scene ({scene}): frames {first} to {total} are used for validation but look like the others, so scores will be too high. Add pairs of another scene.</source>
        <translation>全部 {total} 对都来自同一场景（{scene}）：第 {first} 至 {total} 帧用于验证，但与其他帧相似，因此得分会偏高。请添加其他场景的照片对。</translation>
    </message>
    <message>
        <source>Allow less memory, close other programs, or choose another model.</source>
        <translation>请减少允许使用的内存、关闭其他程序，或选择其他模型。</translation>
    </message>
    <message>
        <source>Allow more memory, close other programs, or choose a smaller model.</source>
        <translation>请允许使用更多内存、关闭其他程序，或选择较小的模型。</translation>
    </message>
    <message>
        <source>Another process is making {name}.</source>
        <translation>另一个进程正在生成 {name}。</translation>
    </message>
    <message>
        <source>At most {limit} megapixels are read; if the image is intact, split it into parts.</source>
        <translation>最多读取 {limit} 百万像素；如果图像完好，请将其拆分。</translation>
    </message>
    <message>
        <source>Available: {cameras}.</source>
        <translation>可用：{cameras}。</translation>
    </message>
    <message>
        <source>Batch {batch_id} is still running ({owner}).</source>
        <translation>批处理 {batch_id} 仍在运行（{owner}）。</translation>
    </message>
    <message>
        <source>Blurred photos without sharp ones need a teacher other than the model itself.</source>
        <translation>没有清晰照片的模糊照片需要模型自身以外的教师。</translation>
    </message>
    <message>
        <source>Blurred photos without sharp ones need a teacher.</source>
        <translation>没有清晰照片的模糊照片需要教师。</translation>
    </message>
    <message>
        <source>Bursts found: {count}, with {frames} frames. Only the sharpest of each is used.</source>
        <translation>找到 {count} 组连拍，共 {frames} 张。每组只使用最清晰的一张。</translation>
    </message>
    <message>
        <source>Calibrating with {crops} crops; this takes minutes.</source>
        <translation>正在用 {crops} 个裁块校准，需要几分钟。</translation>
    </message>
    <message>
        <source>Cameras have numbers, starting at 0. List them with: deblur camera --list</source>
        <translation>摄像头从 0 开始编号。列出摄像头：deblur camera --list</translation>
    </message>
    <message>
        <source>Cannot change while running: {fields}.</source>
        <translation>运行时无法更改：{fields}。</translation>
    </message>
    <message>
        <source>Cannot connect to the server of {file}: {reason}.</source>
        <translation>无法连接 {file} 的服务器：{reason}。</translation>
    </message>
    <message>
        <source>Cannot copy the model to {folder}: {reason}.</source>
        <translation>无法将模型复制到 {folder}：{reason}。</translation>
    </message>
    <message>
        <source>Cannot lock {path} ({error}); do not start the same batch twice.</source>
        <translation>无法锁定 {path}（{error}）；请勿重复启动同一批处理。</translation>
    </message>
    <message>
        <source>Cannot read the card in {file}: {reason}.</source>
        <translation>无法读取 {file} 中的模型卡：{reason}。</translation>
    </message>
    <message>
        <source>Cannot read the model file {file}: {reason}.</source>
        <translation>无法读取模型文件 {file}：{reason}。</translation>
    </message>
    <message>
        <source>Cannot read {file}: {reason}.</source>
        <translation>无法读取 {file}：{reason}。</translation>
    </message>
    <message>
        <source>Cannot remove {name}: {reason}.</source>
        <translation>无法移除 {name}：{reason}。</translation>
    </message>
    <message>
        <source>Cannot rename {name}: {reason}.</source>
        <translation>无法重命名 {name}：{reason}。</translation>
    </message>
    <message>
        <source>Cannot start {program}: {reason}.</source>
        <translation>无法启动 {program}：{reason}。</translation>
    </message>
    <message>
        <source>Cannot write to {folder}. Choose another output folder.</source>
        <translation>无法写入 {folder}。请选择其他输出文件夹。</translation>
    </message>
    <message>
        <source>Cannot write {file}: {reason}.</source>
        <translation>无法写入 {file}：{reason}。</translation>
    </message>
    <message>
        <source>Change the permissions of the file.</source>
        <translation>请更改文件的权限。</translation>
    </message>
    <message>
        <source>Changed settings: {free}.</source>
        <translation>已更改的设置：{free}。</translation>
    </message>
    <message>
        <source>Check that it is plugged in, not in use by another program, and not blocked by a privacy switch. Then start it again.</source>
        <translation>请检查它是否被其他程序占用、被开关遮挡或已拔出，然后重新启动。</translation>
    </message>
    <message>
        <source>Check that it is plugged in, not in use by another program, and allowed in the privacy settings of the system. Then start it again.</source>
        <translation>请检查它是否已连接、未被其他程序占用，并在系统隐私设置中已获允许。然后重新启动。</translation>
    </message>
    <message>
        <source>Check the disk and its connection.</source>
        <translation>请检查磁盘及其连接。</translation>
    </message>
    <message>
        <source>Check the disk, the card or the connection.</source>
        <translation>请检查磁盘、存储卡或连接。</translation>
    </message>
    <message>
        <source>Check the disk, the card or the network connection.</source>
        <translation>请检查磁盘、存储卡或网络连接。</translation>
    </message>
    <message>
        <source>Check the folder first: deblur-train check</source>
        <translation>请先检查文件夹：deblur-train check</translation>
    </message>
    <message>
        <source>Check the free space and the permissions.</source>
        <translation>请检查可用空间和权限。</translation>
    </message>
    <message>
        <source>Check the free space and your permissions there.</source>
        <translation>请检查那里的可用空间和您的权限。</translation>
    </message>
    <message>
        <source>Check the path and the permissions, or connect the drive.</source>
        <translation>请检查路径和权限，或连接驱动器。</translation>
    </message>
    <message>
        <source>Check the permissions and the drive.</source>
        <translation>请检查权限和驱动器。</translation>
    </message>
    <message>
        <source>Check the spelling, or connect the drive.</source>
        <translation>请检查拼写，或连接驱动器。</translation>
    </message>
    <message>
        <source>Check your network connection, and try again.</source>
        <translation>请检查网络连接，然后重试。</translation>
    </message>
    <message>
        <source>Checking every tensor...</source>
        <translation>正在检查每个张量...</translation>
    </message>
    <message>
        <source>Choose 1, 0.75, 0.5, 0.375 or 0.25.</source>
        <translation>请选择 1、0.75、0.5、0.375 或 0.25。</translation>
    </message>
    <message>
        <source>Choose 1, 2 or 3.</source>
        <translation>请选择 1、2 或 3。</translation>
    </message>
    <message>
        <source>Choose CPU as the device, or another model.</source>
        <translation>请选择 CPU 作为设备，或选择其他模型。</translation>
    </message>
    <message>
        <source>Choose PNG or TIFF.</source>
        <translation>请选择 PNG 或 TIFF。</translation>
    </message>
    <message>
        <source>Choose a .safetensors file that was made for it.</source>
        <translation>请选择为其制作的 .safetensors 文件。</translation>
    </message>
    <message>
        <source>Choose a .safetensors, .npz or .pth file of weights, and download it again.</source>
        <translation>请选择 .safetensors、.npz 或 .pth 权重文件，并重新下载。</translation>
    </message>
    <message>
        <source>Choose a disk that is not FAT32.</source>
        <translation>请选择非 FAT32 格式的磁盘。</translation>
    </message>
    <message>
        <source>Choose a file ending in .onnx that was exported for onnxruntime.</source>
        <translation>请选择为 onnxruntime 导出的 .onnx 文件。</translation>
    </message>
    <message>
        <source>Choose a folder that contains photos.</source>
        <translation>请选择包含照片的文件夹。</translation>
    </message>
    <message>
        <source>Choose a rate from 1 to {limit:g}.</source>
        <translation>请选择 1 到 {limit:g} 之间的帧率。</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>请选择其他文件。</translation>
    </message>
    <message>
        <source>Choose another folder for recordings.</source>
        <translation>请为录制选择其他文件夹。</translation>
    </message>
    <message>
        <source>Choose another folder for snapshots.</source>
        <translation>请为快照选择其他文件夹。</translation>
    </message>
    <message>
        <source>Choose another folder for the new run.</source>
        <translation>请为新的训练选择其他文件夹。</translation>
    </message>
    <message>
        <source>Choose another folder, or free up space on the disk.</source>
        <translation>请选择其他文件夹，或释放磁盘空间。</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Choose another format, such as PNG.</source>
        <translation>请选择其他格式，例如 PNG。</translation>
    </message>
    <message>
        <source>Choose another model for the camera.</source>
        <translation>请为摄像头选择其他模型。</translation>
    </message>
    <message>
        <source>Choose another model, or run: deblur watch FOLDER --model {name}</source>
        <translation>请选择其他模型，或运行：deblur watch FOLDER --model {name}</translation>
    </message>
    <message>
        <source>Choose another name or folder.</source>
        <translation>请选择其他名称或文件夹。</translation>
    </message>
    <message>
        <source>Choose another name, or allow it to be replaced.</source>
        <translation>请选择其他名称，或允许替换。</translation>
    </message>
    <message>
        <source>Choose another name, or remove that model first.</source>
        <translation>请选择其他名称，或先移除该模型。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请选择其他名称。</translation>
    </message>
    <message>
        <source>Choose another output folder.</source>
        <translation>请选择其他输出文件夹。</translation>
    </message>
    <message>
        <source>Choose another area.</source>
        <translation>请选择其他部分。</translation>
    </message>
    <message>
        <source>1 frame</source>
        <translation>1 帧</translation>
    </message>
    <message>
        <source>A bundled model has the same name; rename the folder.</source>
        <translation>自带模型已使用此名称；请重命名文件夹。</translation>
    </message>
    <message>
        <source>All photos</source>
        <translation>所有照片</translation>
    </message>
    <message>
        <source>Allow more with --memory, close other programs, or reduce the image first.</source>
        <translation>请用 --memory 允许更多内存，关闭其他程序，或先缩小图像。</translation>
    </message>
    <message>
        <source>Batch {batch_id} waits in the queue of an open window ({owner}).</source>
        <translation>批处理 {batch_id} 正在一个打开的窗口的队列中等待（{owner}）。</translation>
    </message>
    <message>
        <source>Batch {number}</source>
        <translation>批次 {number}</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>处理前后</translation>
    </message>
    <message>
        <source>Before and after of {name}</source>
        <translation>{name} 的处理前后</translation>
    </message>
    <message>
        <source>Better on these pictures, but worse on other blur: {summary}.</source>
        <translation>在这些图片上更好，但在其他模糊上更差：{summary}。</translation>
    </message>
    <message>
        <source>Better than {old}: {summary}.</source>
        <translation>优于 “{old}”：{summary}。</translation>
    </message>
    <message>
        <source>Camera RAW files found: {count}. Their reader is not installed. {hint}</source>
        <translation>找到相机 RAW 文件：{count}。未安装其读取组件。{hint}</translation>
    </message>
    <message>
        <source>Cannot write to {folder}: {reason}.</source>
        <translation>无法写入 {folder}：{reason}。</translation>
    </message>
    <message>
        <source>Checking the photos: {done} of {total}</source>
        <translation>正在检查照片：{done} / {total}</translation>
    </message>
    <message>
        <source>Choose another size or another camera.</source>
        <translation>请选择其他尺寸或其他摄像头。</translation>
    </message>
    <message>
        <source>Choose another video.</source>
        <translation>请选择其他视频。</translation>
    </message>
    <message>
        <source>Choose auto or cpu as the device.</source>
        <translation>请选择 auto 或 cpu 作为设备。</translation>
    </message>
    <message>
        <source>Choose auto, {devices}.</source>
        <translation>请选择 auto、{devices}。</translation>
    </message>
    <message>
        <source>Choose auto, {layouts}.</source>
        <translation>请选择 auto、{layouts}。</translation>
    </message>
    <message>
        <source>Choose it as the device.</source>
        <translation>请将其选为设备。</translation>
    </message>
    <message>
        <source>Choose one of: {devices}.</source>
        <translation>请从以下选项中选择：{devices}。</translation>
    </message>
    <message>
        <source>Choose one of: {names}.</source>
        <translation>请从以下选择：{names}。</translation>
    </message>
    <message>
        <source>Choose one of: {names}. To add another model: deblur models import FILE</source>
        <translation>请从以下选择：{names}。要添加其他模型：deblur models import FILE</translation>
    </message>
    <message>
        <source>Choose one of: {students}.</source>
        <translation>请从以下选择：{students}。</translation>
    </message>
    <message>
        <source>Choose one, or add sharp photos.</source>
        <translation>请选择一个，或添加清晰照片。</translation>
    </message>
    <message>
        <source>Choose original, result or both.</source>
        <translation>请选择 original、result 或 both。</translation>
    </message>
    <message>
        <source>Choose other pairs for validation.</source>
        <translation>请为验证选择其他照片对。</translation>
    </message>
    <message>
        <source>Choose the folder where photos arrive.</source>
        <translation>请选择照片到达的文件夹。</translation>
    </message>
    <message>
        <source>Choose the model {title}.</source>
        <translation>请选择模型 “{title}”。</translation>
    </message>
    <message>
        <source>Choose the official file.</source>
        <translation>请选择官方文件。</translation>
    </message>
    <message>
        <source>Choose the weights of MAXIM-3S or Restormer.</source>
        <translation>请选择 MAXIM-3S 或 Restormer 的权重。</translation>
    </message>
    <message>
        <source>Choose two nets that share some parts and differ in others.</source>
        <translation>请选择有部分结构不同的两个网络。</translation>
    </message>
    <message>
        <source>Choose {choices}.</source>
        <translation>请选择 {choices}。</translation>
    </message>
    <message>
        <source>Choose {presets}, or give a TOML file.</source>
        <translation>请选择 {presets}，或指定 TOML 文件。</translation>
    </message>
    <message>
        <source>Choose {weightings}.</source>
        <translation>请选择 {weightings}。</translation>
    </message>
    <message>
        <source>Chosen by the speed of this computer: {model} ({precision}), {size}.</source>
        <translation>根据本机速度选择：“{model}”（{precision}），{size}。</translation>
    </message>
    <message>
        <source>Close other programs and retry it.</source>
        <translation>请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>Close other programs and retry.</source>
        <translation>请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation>请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>Close other programs, or choose another model.</source>
        <translation>请关闭其他程序，或选择其他模型。</translation>
    </message>
    <message>
        <source>Close other programs, or reduce the image size first.</source>
        <translation>请关闭其他程序，或先缩小图像尺寸。</translation>
    </message>
    <message>
        <source>Close the program that uses it (a browser, a video call), then start it again.</source>
        <translation>请关闭占用它的程序（浏览器、视频通话），然后重新启动。</translation>
    </message>
    <message>
        <source>Close the programs that use it, and try again.</source>
        <translation>请关闭占用它的程序，然后重试。</translation>
    </message>
    <message>
        <source>Close the programs that use it.</source>
        <translation>请关闭占用它的程序。</translation>
    </message>
    <message>
        <source>Comparing the old and the new model.</source>
        <translation>正在比较新旧模型。</translation>
    </message>
    <message>
        <source>Compress the net first, then train the result in 8 bits.</source>
        <translation>请先压缩网络，再以 8 位训练压缩后的网络。</translation>
    </message>
    <message>
        <source>Computed the teacher&apos;s outputs for {computed} crops.</source>
        <translation>已为 {computed} 个裁块计算教师输出。</translation>
    </message>
    <message>
        <source>Computing results to imitate: {done} of {total}</source>
        <translation>正在计算要模仿的结果：{done} / {total}</translation>
    </message>
    <message>
        <source>Content Credentials</source>
        <translation>内容凭证</translation>
    </message>
    <message>
        <source>Convert it to MP4 (H.264) first.</source>
        <translation>请先转换为 MP4 (H.264)。</translation>
    </message>
    <message>
        <source>Convert it to one size first.</source>
        <translation>请先转换为统一尺寸。</translation>
    </message>
    <message>
        <source>Convert it with another program, or leave it out.</source>
        <translation>请用其他程序转换它，或将其排除。</translation>
    </message>
    <message>
        <source>Converted from CMYK to sRGB.</source>
        <translation>已从 CMYK 转换为 sRGB。</translation>
    </message>
    <message>
        <source>Copy it again from the camera or the card, or open and save it in another program.</source>
        <translation>请从相机或存储卡重新复制，或在其他程序中打开并保存。</translation>
    </message>
    <message>
        <source>Copy it again from the camera.</source>
        <translation>请从相机重新复制。</translation>
    </message>
    <message>
        <source>Correct the file.</source>
        <translation>请修正该文件。</translation>
    </message>
    <message>
        <source>Created by</source>
        <translation>创建工具</translation>
    </message>
    <message>
        <source>Crops at 100%, from where each photo changed most. Drag across to compare.</source>
        <translation>100% 裁剪，取自每张照片变化最大之处。拖动以比较。</translation>
    </message>
    <message>
        <source>Cutting sample photos: {done} of {total}</source>
        <translation>正在裁剪示例照片：{done} / {total}</translation>
    </message>
    <message>
        <source>Cutting the photos for the comparison.</source>
        <translation>正在裁剪用于比较的照片。</translation>
    </message>
    <message>
        <source>Cutting your photos: {done} of {total}</source>
        <translation>正在裁剪您的照片：{done} / {total}</translation>
    </message>
    <message>
        <source>Damaged records in {path} are skipped; all others are used.</source>
        <translation>{path} 中损坏的记录会被跳过；其余记录照常使用。</translation>
    </message>
    <message>
        <source>Deblur crashed while loading it.</source>
        <translation>Deblur 在加载它时崩溃。</translation>
    </message>
    <message>
        <source>Deblur report, batch {number}</source>
        <translation>Deblur 报告，批次 {number}</translation>
    </message>
    <message>
        <source>Deblur the photo again.</source>
        <translation>请对照片重新去模糊。</translation>
    </message>
    <message>
        <source>Deblur the picture again.</source>
        <translation>请对图片重新去模糊。</translation>
    </message>
    <message>
        <source>Deinterlace it first, with any video editor.</source>
        <translation>请先用任意视频编辑器去隔行。</translation>
    </message>
    <message>
        <source>Delete it to use the pairs beside it as they are, or delete the whole pool.</source>
        <translation>请将其删除以直接使用旁边的照片对，或删除整个数据池。</translation>
    </message>
    <message>
        <source>Delete it, or choose another folder with --pool.</source>
        <translation>请将其删除，或用 --pool 选择其他文件夹。</translation>
    </message>
    <message>
        <source>Delete it, or choose another pool.</source>
        <translation>请将其删除，或选择其他数据池。</translation>
    </message>
    <message>
        <source>Delete it. {fetch}</source>
        <translation>请将其删除。{fetch}</translation>
    </message>
    <message>
        <source>Delete it; missing shards are made again.</source>
        <translation>请将其删除；缺失的分片会重新生成。</translation>
    </message>
    <message>
        <source>Delete some.</source>
        <translation>请删除一些。</translation>
    </message>
    <message>
        <source>Delete this tuning and start a new one.</source>
        <translation>请删除此适配并重新开始。</translation>
    </message>
    <message>
        <source>Delete {folder} and start again.</source>
        <translation>请删除 {folder} 并重新开始。</translation>
    </message>
    <message>
        <source>Derived from Google&apos;s MAXIM-3S (Apache-2.0), which was trained on GoPro (CC BY 4.0); fine-tuned on pairs of GoPro and of REDS scene 020 (CC BY 4.0), and on 324 photographs under licences that allow commercial use (CC0, CC BY, CC BY-SA, BSD, Unsplash), blurred artificially</source>
        <translation>源自 Google 的 MAXIM-3S（Apache-2.0，用 GoPro（CC BY 4.0）训练）；再用 GoPro 和 REDS 场景 020（CC BY 4.0）的成对照片，以及 324 张许可允许商业使用的照片（CC0、CC BY、CC BY-SA、BSD、Unsplash，经人工模糊）微调</translation>
    </message>
    <message>
        <source>Develop it in another program and save it as TIFF.</source>
        <translation>请在其他程序中冲印并保存为 TIFF。</translation>
    </message>
    <message>
        <source>Did you mean {name}?</source>
        <translation>您是指 {name} 吗？</translation>
    </message>
    <message>
        <source>Did you mean {near}?</source>
        <translation>您是指 {near} 吗？</translation>
    </message>
    <message>
        <source>Download https://download.pytorch.org/models/{vgg_file} (528 MB) to {folder}, or name a teacher, whose encoder is used instead.</source>
        <translation>请将 https://download.pytorch.org/models/{vgg_file}（528 MB）下载到 {folder}，或指定教师以改用其编码器。</translation>
    </message>
    <message>
        <source>Download it first: deblur models fetch {name}</source>
        <translation>请先下载：deblur models fetch {name}</translation>
    </message>
    <message>
        <source>Earlier results are in it: connect its drive, or create the folder again.</source>
        <translation>其中有先前的结果：请连接其所在的驱动器，或重新创建该文件夹。</translation>
    </message>
    <message>
        <source>Earlier results cannot be looked up. {error}</source>
        <translation>无法查找以前的结果。{error}</translation>
    </message>
    <message>
        <source>Everything up to its last checkpoint is kept: resume from there. If memory is short, close other programs.</source>
        <translation>截至上一个检查点的内容均已保留：可从那里继续。如果内存不足，请关闭其他程序。</translation>
    </message>
    <message>
        <source>Export it again on the machine where it was made.</source>
        <translation>请在制作它的电脑上重新导出。</translation>
    </message>
    <message>
        <source>Export it as one file.</source>
        <translation>请导出为单个文件。</translation>
    </message>
    <message>
        <source>Export it as ordinary (SDR) video first. On phones, switch HDR video off.</source>
        <translation>请先导出为普通 (SDR) 视频。在手机上请关闭 HDR 视频。</translation>
    </message>
    <message>
        <source>Export it in standard range (SDR) first, or switch HDR off in the camera.</source>
        <translation>请先导出为标准动态范围（SDR），或在相机中关闭 HDR。</translation>
    </message>
    <message>
        <source>Export it with 8 or 10 bits first.</source>
        <translation>请先以 8 位或 10 位导出。</translation>
    </message>
    <message>
        <source>Export it with both height and width dynamic, or both fixed.</source>
        <translation>请将高和宽都设为可变或都设为固定后导出。</translation>
    </message>
    <message>
        <source>Export it with dynamic height and width.</source>
        <translation>请以可变的高和宽导出。</translation>
    </message>
    <message>
        <source>Export it with standard ONNX operators only.</source>
        <translation>请仅使用标准 ONNX 算子导出。</translation>
    </message>
    <message>
        <source>Export it without an alpha channel first.</source>
        <translation>请先导出为不含 alpha 通道的文件。</translation>
    </message>
    <message>
        <source>Extra channels were dropped.</source>
        <translation>已舍弃多余的通道。</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Folder: {was} (now {now})</source>
        <translation>文件夹：{was}（现在为 {now}）</translation>
    </message>
    <message>
        <source>For example: --memory 2GB</source>
        <translation>例如：--memory 2GB</translation>
    </message>
    <message>
        <source>For large folders: about half the effect of Best, in less than half the time of Balanced. Results have full size.</source>
        <translation>适合大文件夹：约为 “Best” 一半的效果，用时不到 “Balanced” 的一半。结果保持原尺寸。</translation>
    </message>
    <message>
        <source>For photos, use `deblur run`.</source>
        <translation>处理照片请使用 `deblur run`。</translation>
    </message>
    <message>
        <source>For the few photos that matter: the average of two runs of Best, one of them on the photo rotated by 90°. Slightly more accurate, twice as slow.</source>
        <translation>用于少数重要的照片：取“Best”两次运行结果的平均，其中一次在旋转 90° 的照片上进行。稍微更准确，耗时加倍。</translation>
    </message>
    <message>
        <source>Format: {was} (now {now})</source>
        <translation>格式：{was}（现在为 {now}）</translation>
    </message>
    <message>
        <source>Free some space and start again: the run resumes from the last checkpoint.</source>
        <translation>请释放空间后重新开始：将从上一个检查点继续。</translation>
    </message>
    <message>
        <source>Free some space, and try again.</source>
        <translation>请释放空间，然后重试。</translation>
    </message>
    <message>
        <source>Free some space, or choose another folder.</source>
        <translation>请释放空间，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>Free some space, or choose another output folder.</source>
        <translation>请释放空间，或选择其他输出文件夹。</translation>
    </message>
    <message>
        <source>Free some space, or set DEBLUR_DATA to a folder on another disk.</source>
        <translation>请释放空间，或将 DEBLUR_DATA 设为其他磁盘上的文件夹。</translation>
    </message>
    <message>
        <source>Free up space or allow access there, or set DEBLUR_DATA to another folder.</source>
        <translation>请释放空间或允许访问该处，或将 DEBLUR_DATA 设为其他文件夹。</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Further images in the file are not kept.</source>
        <translation>文件中的其他图像不会保留。</translation>
    </message>
    <message>
        <source>Get a version of the model in a single file.</source>
        <translation>请获取单文件版本的模型。</translation>
    </message>
    <message>
        <source>Give numbers above 0.</source>
        <translation>请输入大于 0 的数字。</translation>
    </message>
    <message>
        <source>Give one share of the steps per size, such as [128, 256] and [0.0, 0.7].</source>
        <translation>请为每个尺寸指定一个步数比例，例如 [128, 256] 和 [0.0, 0.7]。</translation>
    </message>
    <message>
        <source>HEIC cannot be written; the result is a JPEG.</source>
        <translation>无法写入 HEIC；结果为 JPEG。</translation>
    </message>
    <message>
        <source>Holding out photos: {done} of {total}</source>
        <translation>正在留出照片：{done} / {total}</translation>
    </message>
    <message>
        <source>ICC profile</source>
        <translation>ICC 配置文件</translation>
    </message>
    <message>
        <source>If it is on a drive, connect it; otherwise start a new tuning.</source>
        <translation>如果它在某个驱动器上，请连接该驱动器；否则请开始新的适配。</translation>
    </message>
    <message>
        <source>If it opens in another program, save it from there again.</source>
        <translation>如果其他程序能打开它，请在那里重新保存。</translation>
    </message>
    <message>
        <source>If it plays elsewhere, convert it to MP4 there; if not, copy it from the card again.</source>
        <translation>如果在别处能播放，请在那里转换为 MP4；否则请从存储卡重新复制。</translation>
    </message>
    <message>
        <source>If the file exists: {was} (now {now})</source>
        <translation>如果文件已存在：{was}（现在为 {now}）</translation>
    </message>
    <message>
        <source>Ignored invalid settings: {names}.</source>
        <translation>已忽略无效设置：{names}。</translation>
    </message>
    <message>
        <source>ImageJ metadata</source>
        <translation>ImageJ 元数据</translation>
    </message>
    <message>
        <source>Images cannot be written as &apos;{format}&apos;.</source>
        <translation>无法将图像写为“{format}”。</translation>
    </message>
    <message>
        <source>Import it with the program itself: deblur models import FILE</source>
        <translation>请用本程序导入：deblur models import FILE</translation>
    </message>
    <message>
        <source>Import its weights instead.</source>
        <translation>请改为导入其权重。</translation>
    </message>
    <message>
        <source>Import one: deblur models import FILE.onnx</source>
        <translation>请导入一个：deblur models import FILE.onnx</translation>
    </message>
    <message>
        <source>Importing {file}</source>
        <translation>正在导入 {file}</translation>
    </message>
    <message>
        <source>In 8 bits, the edge of a tile affects the whole tile.</source>
        <translation>在 8 位下，分块的边缘会影响整个分块。</translation>
    </message>
    <message>
        <source>In a checkout, python3 run.py train --help installs it (about 700 MB); otherwise, pip install torch safetensors into the program&apos;s environment.</source>
        <translation>在源码检出中，python3 run.py train --help 会安装它（约 700 MB）；否则请在程序的环境中运行 pip install torch safetensors。</translation>
    </message>
    <message>
        <source>In the card of {model}, {key} must be {kind}, not {value}.</source>
        <translation>在 {model} 的模型卡中，{key} 必须是 {kind}，而不是 {value}。</translation>
    </message>
    <message>
        <source>Install it into the Python of Deblur: pip install {packages}</source>
        <translation>请安装到 Deblur 的 Python 中：pip install {packages}</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>请重新安装程序。</translation>
    </message>
    <message>
        <source>Installed models: {names}.</source>
        <translation>已安装的模型：{names}。</translation>
    </message>
    <message>
        <source>Installed. Use it: deblur run PHOTOS -o RESULTS --model {name}</source>
        <translation>已安装。使用方法：deblur run PHOTOS -o RESULTS --model {name}</translation>
    </message>
    <message>
        <source>Invalid number of threads: {threads}.</source>
        <translation>线程数无效：{threads}。</translation>
    </message>
    <message>
        <source>Invalid objective: alpha {alpha:g}, beta {beta:g}, feature_weight {feature_weight:g}.</source>
        <translation>训练目标无效：alpha {alpha:g}，beta {beta:g}，feature_weight {feature_weight:g}。</translation>
    </message>
    <message>
        <source>It changes the size by {factor}.</source>
        <translation>它会使尺寸变为 {factor} 倍。</translation>
    </message>
    <message>
        <source>It could not be kept lossless: no encoder for that is installed.</source>
        <translation>无法保持无损：未安装相应的编码器。</translation>
    </message>
    <message>
        <source>It could not be loaded: {reason}</source>
        <translation>无法加载：{reason}</translation>
    </message>
    <message>
        <source>It did not finish a test picture in time.</source>
        <translation>未能及时完成测试图片。</translation>
    </message>
    <message>
        <source>It did not start. Are its driver and libraries installed?</source>
        <translation>未能启动。是否已安装其驱动程序和库？</translation>
    </message>
    <message>
        <source>It is damaged or incomplete: copy it from the card again.</source>
        <translation>已损坏或不完整：请从存储卡重新复制。</translation>
    </message>
    <message>
        <source>It is damaged, or holds more than weights; nothing in it was executed.</source>
        <translation>已损坏，或包含权重以外的内容；其中的任何内容均未执行。</translation>
    </message>
    <message>
        <source>It is damaged, or needs a higher precision. Export it again in float32.</source>
        <translation>已损坏，或需要更高的精度。请以 float32 重新导出。</translation>
    </message>
    <message>
        <source>It may be a sound recording.</source>
        <translation>可能是录音。</translation>
    </message>
    <message>
        <source>It may be damaged, or from a newer version of the program. Choose another file.</source>
        <translation>可能已损坏，或来自更新版本的程序。请选择其他文件。</translation>
    </message>
    <message>
        <source>It may be damaged, or not an image at all. Open it in another program to check.</source>
        <translation>可能已损坏，或根本不是图像。请在其他程序中打开检查。</translation>
    </message>
    <message>
        <source>It may be incomplete: copy it again.</source>
        <translation>可能不完整：请重新复制。</translation>
    </message>
    <message>
        <source>It may have been moved or renamed.</source>
        <translation>可能在此期间已被移动或重命名。</translation>
    </message>
    <message>
        <source>It may have been unplugged or taken by another program. Plug it in and start again.</source>
        <translation>可能已拔出或被其他程序占用。请连接后重新开始。</translation>
    </message>
    <message>
        <source>It may loop without end, or be far too slow for this computer.</source>
        <translation>它可能陷入无限循环，或对这台电脑来说太慢。</translation>
    </message>
    <message>
        <source>It may need more memory than there is, or be damaged.</source>
        <translation>它可能需要比现有更多的内存，或已损坏。</translation>
    </message>
    <message>
        <source>It needs a driver: OBS Studio on Windows and macOS; on Linux v4l2loopback (sudo modprobe v4l2loopback).</source>
        <translation>需要驱动程序：Windows 和 macOS 上为 OBS Studio；Linux 上为 v4l2loopback (sudo modprobe v4l2loopback)。</translation>
    </message>
    <message>
        <source>It was deleted. If its authors have published a new version, accept it with: deblur models fetch NAME --sha256 {actual}</source>
        <translation>已删除。如果作者发布了新版本，可用以下命令接受：deblur models fetch NAME --sha256 {actual}</translation>
    </message>
    <message>
        <source>It was modified, or made by another program; choose another folder.</source>
        <translation>它已被修改，或由其他程序生成；请选择其他文件夹。</translation>
    </message>
    <message>
        <source>It was moved or unplugged: create it again.</source>
        <translation>它已被移动或拔出：请重新创建。</translation>
    </message>
    <message>
        <source>It was probably saved by a failed download: download it again.</source>
        <translation>可能是下载失败时保存的：请重新下载。</translation>
    </message>
    <message>
        <source>Its address may have changed. Download it with a browser, then import the file.</source>
        <translation>其地址可能已变更。请用浏览器下载，然后导入文件。</translation>
    </message>
    <message>
        <source>Its colour space is not known (CICP {numbers}).</source>
        <translation>其色彩空间未知（CICP {numbers}）。</translation>
    </message>
    <message>
        <source>Its data is intact. Free some space or check the permissions.</source>
        <translation>其内容完好。请释放空间或检查权限。</translation>
    </message>
    <message>
        <source>Its process ended with code {number}. {reason}</source>
        <translation>其进程以代码 {number} 结束。{reason}</translation>
    </message>
    <message>
        <source>Its record in the queue is damaged.</source>
        <translation>它在队列中的记录已损坏。</translation>
    </message>
    <message>
        <source>Its result for a test picture was wrong by {count} of 255.</source>
        <translation>测试图片的结果误差为 {count}（满值 255）。</translation>
    </message>
    <message>
        <source>JPEG and HEIC files left out because a RAW file of the same name is beside them: {count}. To take both: RAW + JPEG under More options in step 2 (on the command line: --raw-pairs both).</source>
        <translation>因旁边有同名的 RAW 文件而略过的 JPEG 和 HEIC 文件：{count}。要两者都处理：步骤 2“更多选项”中的 RAW + JPEG（命令行：--raw-pairs both）。</translation>
    </message>
    <message>
        <source>JPEG segment {name}</source>
        <translation>JPEG 段 {name}</translation>
    </message>
    <message>
        <source>JUMBF</source>
        <translation>JUMBF</translation>
    </message>
    <message>
        <source>Join the group video: sudo usermod -aG video $USER, then log in again.</source>
        <translation>请加入 video 用户组：sudo usermod -aG video $USER，然后重新登录。</translation>
    </message>
    <message>
        <source>Let it run there, or remove it from the queue there.</source>
        <translation>请让它在那里运行，或在那里将其移出队列。</translation>
    </message>
    <message>
        <source>Long blur: {was} (now {now})</source>
        <translation>长模糊：{was}（现在为 {now}）</translation>
    </message>
    <message>
        <source>MP</source>
        <translation>百万像素</translation>
    </message>
    <message>
        <source>MakerNotes</source>
        <translation>MakerNotes</translation>
    </message>
    <message>
        <source>Making the faster 8-bit version.</source>
        <translation>正在生成更快的 8 位版本。</translation>
    </message>
    <message>
        <source>Measuring how fast this computer is…</source>
        <translation>正在测量本机的速度…</translation>
    </message>
    <message>
        <source>Measuring the blur of {count} pairs, to put it on photos.</source>
        <translation>正在测量 {count} 对照片的模糊，以便应用到其他照片上。</translation>
    </message>
    <message>
        <source>Merging the segments and the sound.</source>
        <translation>正在合并片段和声音。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Model: another version of {name}</source>
        <translation>模型：{name} 的另一版本</translation>
    </message>
    <message>
        <source>Model: {title}, chosen as the number of photos is not known.</source>
        <translation>模型：{title}，因为照片数量未知。</translation>
    </message>
    <message>
        <source>Model: {was} (now {now})</source>
        <translation>模型：{was}（现在为 {now}）</translation>
    </message>
    <message>
        <source>Most of the effect of Best in a quarter of the time. Results have full size.</source>
        <translation>用四分之一的时间获得 “Best” 的大部分效果。结果保持原尺寸。</translation>
    </message>
    <message>
        <source>Names: {was} (now {now})</source>
        <translation>名称：{was}（现在为 {now}）</translation>
    </message>
    <message>
        <source>No model removes blur this long. Reduce the photo to a third and try again.</source>
        <translation>没有模型能去除如此长的模糊。请将照片缩小到三分之一后重试。</translation>
    </message>
    <message>
        <source>No pairs found: a blurred and its sharp photo need the same name in folders blur and sharp, or names such as 1_blur and 1_sharp in one folder.</source>
        <translation>未找到照片对：模糊照片及其清晰照片须在 blur 和 sharp 文件夹中同名，或在同一文件夹中使用 1_blur 和 1_sharp 这样的名称。</translation>
    </message>
    <message>
        <source>Not better than {old}: {summary}.</source>
        <translation>不比 “{old}” 更好：{summary}。</translation>
    </message>
    <message>
        <source>Not enough disk space for {package}: about {needed} MB are needed, {free} MB are free.</source>
        <translation>磁盘空间不足，无法安装 {package}：约需 {needed} MB，剩余 {free} MB。</translation>
    </message>
    <message>
        <source>Not kept: {blocks}.</source>
        <translation>未保留：{blocks}。</translation>
    </message>
    <message>
        <source>Of {count} pairs that were checked, some are bad: {kinds}. To check and repair all: deblur-train check {folder} --fix NEW</source>
        <translation>在检查的 {count} 对图片中，有一些不合格：{kinds}。检查并修复全部：deblur-train check {folder} --fix NEW</translation>
    </message>
    <message>
        <source>On Macs it is there already. Choose auto as the device.</source>
        <translation>在 Mac 上已自带。请选择 auto 作为设备。</translation>
    </message>
    <message>
        <source>On Windows, install the Visual C++ Redistributable of Microsoft. Otherwise close other programs, or install Deblur again.</source>
        <translation>在 Windows 上，请安装 Microsoft 的 Visual C++ Redistributable。否则请关闭其他程序，或重新安装 Deblur。</translation>
    </message>
    <message>
        <source>PNG chunk {type}</source>
        <translation>PNG 数据块 {type}</translation>
    </message>
    <message>
        <source>PNG texts</source>
        <translation>PNG 文本</translation>
    </message>
    <message>
        <source>Photoshop layers</source>
        <translation>Photoshop 图层</translation>
    </message>
    <message>
        <source>Photoshop settings</source>
        <translation>Photoshop 设置</translation>
    </message>
    <message>
        <source>Please report it, with the photo if possible.</source>
        <translation>请报告此问题，并尽可能附上照片。</translation>
    </message>
    <message>
        <source>Please report it, with the video if possible.</source>
        <translation>请报告此问题，并尽可能附上视频。</translation>
    </message>
    <message>
        <source>Please report it.</source>
        <translation>请报告此问题。</translation>
    </message>
    <message>
        <source>Precision: {was} (now {now})</source>
        <translation>精度：{was}（现在为 {now}）</translation>
    </message>
    <message>
        <source>Preparing the training data.</source>
        <translation>正在准备训练数据。</translation>
    </message>
    <message>
        <source>Processed</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>Program: another version</source>
        <translation>程序：另一版本</translation>
    </message>
    <message>
        <source>Quality: {was} (now {now})</source>
        <translation>质量：{was}（现在为 {now}）</translation>
    </message>
    <message>
        <source>RAW files must be developed first, as JPEG or TIFF.</source>
        <translation>RAW 文件必须先转换为 JPEG 或 TIFF。</translation>
    </message>
    <message>
        <source>Reject results that look worse: {was} (now {now})</source>
        <translation>舍弃看起来更差的结果：{was}（现在为 {now}）</translation>
    </message>
    <message>
        <source>Samsung data</source>
        <translation>三星数据</translation>
    </message>
    <message>
        <source>Save it again in another program, or leave it out.</source>
        <translation>请用其他程序重新保存，或将其排除。</translation>
    </message>
    <message>
        <source>Save it as PNG, TIFF or JPEG with 8 or 16 bits per channel first.</source>
        <translation>请先将其保存为每通道 8 位或 16 位的 PNG、TIFF 或 JPEG。</translation>
    </message>
    <message>
        <source>Saving the model.</source>
        <translation>正在保存模型。</translation>
    </message>
    <message>
        <source>Searched {roots} (layout {layout}): {some}.</source>
        <translation>已在 {roots} 中查找（布局 {layout}）：{some}。</translation>
    </message>
    <message>
        <source>Searched {root} for {looked}.</source>
        <translation>已在 {root} 中查找 {looked}。</translation>
    </message>
    <message>
        <source>Set Long blur to Automatic: a smaller copy is used.</source>
        <translation>将“长模糊”设为“自动”：将使用缩小的副本。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Settings in the metadata: {was} (now {now})</source>
        <translation>元数据中的设置：{was}（现在为 {now}）</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Showing {count} of {total} results to keep this file small; files that were moved or changed since are left out. All are in the table.</source>
        <translation>为保持文件较小，显示 {total} 个结果中的 {count} 个；此后移动或更改的文件未包括在内。表格中列出全部。</translation>
    </message>
    <message>
        <source>Specify a folder or some photos.</source>
        <translation>请指定文件夹或若干照片。</translation>
    </message>
    <message>
        <source>Specify a folder that contains photos; RAW files must be developed first.</source>
        <translation>请指定包含照片的文件夹；RAW 文件必须先转换。</translation>
    </message>
    <message>
        <source>Start a new batch with this photo.</source>
        <translation>请用这张照片新建一个批次。</translation>
    </message>
    <message>
        <source>Start the batch again, on the command line with --on-conflict skip: finished results stay, the rest uses the new model.</source>
        <translation>请重新开始批处理，在命令行中加上 --on-conflict skip：已完成的结果保留，其余使用新模型。</translation>
    </message>
    <message>
        <source>Start the recording again. If that does not help, please report it.</source>
        <translation>请重新开始录制。如果仍有问题，请报告。</translation>
    </message>
    <message>
        <source>Start the tuning again.</source>
        <translation>请重新开始适配。</translation>
    </message>
    <message>
        <source>Stray bytes between the segments of the JPEG were skipped.</source>
        <translation>已跳过 JPEG 各段之间的多余字节。</translation>
    </message>
    <message>
        <source>Synthesizing many kinds of blur, so that the model forgets none: {done} of {total}</source>
        <translation>正在合成多种模糊，以免模型遗忘：{done} / {total}</translation>
    </message>
    <message>
        <source>Synthesizing many kinds of blur, so that the model forgets none; this may take minutes</source>
        <translation>正在合成多种模糊，以免模型遗忘；可能需要几分钟</translation>
    </message>
    <message>
        <source>TIFF tag {tag}</source>
        <translation>TIFF 标签 {tag}</translation>
    </message>
    <message>
        <source>The blur of many pairs cannot be measured: {made} reblurred pairs, not {count}.</source>
        <translation>许多照片对的模糊无法测量：只生成了 {made} 对，而不是 {count} 对。</translation>
    </message>
    <message>
        <source>The depth map and masks in the file are not kept.</source>
        <translation>文件中的深度图和蒙版不会保留。</translation>
    </message>
    <message>
        <source>The develop settings in the XMP are not kept: they are for the RAW.</source>
        <translation>XMP 中的显影设置不会保留：它们只适用于 RAW 文件。</translation>
    </message>
    <message>
        <source>The end of the file is missing, but all of the photo is there.</source>
        <translation>文件末尾缺失，但照片完整。</translation>
    </message>
    <message>
        <source>The file ends in {count} zero bytes, as after an interrupted copy: check that no part of the photo is black.</source>
        <translation>文件末尾有 {count} 个零字节，如同复制中断所致：请检查照片是否有部分变黑。</translation>
    </message>
    <message>
        <source>The folder {folder} does not exist.</source>
        <translation>文件夹 {folder} 不存在。</translation>
    </message>
    <message>
        <source>The library that runs models cannot be loaded: {error}.</source>
        <translation>无法加载运行模型的库：{error}。</translation>
    </message>
    <message>
        <source>The link to the video of this Live Photo is not kept.</source>
        <translation>此实况照片与其视频的关联不会保留。</translation>
    </message>
    <message>
        <source>The model of this tuning cannot be used. {problem}</source>
        <translation>无法使用此适配的模型。{problem}</translation>
    </message>
    <message>
        <source>The model {name} cannot be used. {problem}</source>
        <translation>无法使用模型 {name}。{problem}</translation>
    </message>
    <message>
        <source>The model&apos;s process sent an invalid answer.</source>
        <translation>模型进程发送了无效的应答。</translation>
    </message>
    <message>
        <source>The package claims to be larger than any model.</source>
        <translation>该软件包声称比任何模型都大。</translation>
    </message>
    <message>
        <source>The pool has pairs of {size_px} px; crops of {crop_px} px do not fit.</source>
        <translation>数据池中的图像对为 {size_px} px，放不下 {crop_px} px 的裁块。</translation>
    </message>
    <message>
        <source>The process that tried {file} ended unexpectedly.</source>
        <translation>试运行 {file} 的进程意外结束。</translation>
    </message>
    <message>
        <source>The program&apos;s Python has no pip.</source>
        <translation>程序的 Python 没有 pip。</translation>
    </message>
    <message>
        <source>The record of batch {batch} is damaged.</source>
        <translation>批次 {batch} 的记录已损坏。</translation>
    </message>
    <message>
        <source>The results are {loss:.1f} dB worse than the blurred pictures: the training has probably diverged. Start again with a lower lr.</source>
        <translation>结果比模糊图像还差 {loss:.1f} dB：训练很可能已发散。请用更小的 lr 重新开始。</translation>
    </message>
    <message>
        <source>The server sends more than {most} MB for {file}.</source>
        <translation>服务器为 {file} 发送的数据超过 {most} MB。</translation>
    </message>
    <message>
        <source>The video of this motion photo is not kept.</source>
        <translation>此动态照片的视频不会保留。</translation>
    </message>
    <message>
        <source>Then start again: what is finished is kept.</source>
        <translation>然后重新开始：已完成的部分会保留。</translation>
    </message>
    <message>
        <source>There is nothing to install for &apos;{device}&apos;.</source>
        <translation>没有可为 &apos;{device}&apos; 安装的内容。</translation>
    </message>
    <message>
        <source>This package of Deblur cannot be extended.</source>
        <translation>此 Deblur 软件包无法扩展。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>To</source>
        <translation>保存到</translation>
    </message>
    <message>
        <source>Too little to adopt: {summary}.</source>
        <translation>提升过小，不予采用：{summary}。</translation>
    </message>
    <message>
        <source>Training.</source>
        <translation>正在训练。</translation>
    </message>
    <message>
        <source>Trying photos of a new camera, to find the size that works best…</source>
        <translation>正在试处理新相机的照片，以找到最合适的尺寸…</translation>
    </message>
    <message>
        <source>Unknown choice for RAW + JPEG pairs: {choice!r}.</source>
        <translation>RAW + JPEG 配对的未知选项：{choice!r}。</translation>
    </message>
    <message>
        <source>Unknown scale {name!r}.</source>
        <translation>未知的比例 {name!r}。</translation>
    </message>
    <message>
        <source>Use about 100.</source>
        <translation>请使用约 100 个。</translation>
    </message>
    <message>
        <source>Use auto, 1, 1/2 or 1/3.</source>
        <translation>请使用 auto、1、1/2 或 1/3。</translation>
    </message>
    <message>
        <source>Use multiples of 16 from 16 to 512.</source>
        <translation>请使用 16 到 512 之间 16 的倍数。</translation>
    </message>
    <message>
        <source>Use smaller crops, or make a new pool.</source>
        <translation>请使用更小的裁块，或新建数据池。</translation>
    </message>
    <message>
        <source>Videos left: {count}.</source>
        <translation>剩余视频：{count}。</translation>
    </message>
    <message>
        <source>WebP chunk {type}</source>
        <translation>WebP 数据块 {type}</translation>
    </message>
    <message>
        <source>a BMP of a rare kind</source>
        <translation>罕见类型的 BMP</translation>
    </message>
    <message>
        <source>a BMP that holds a JPEG or PNG</source>
        <translation>内含 JPEG 或 PNG 的 BMP</translation>
    </message>
    <message>
        <source>a JPEG of {bits} bits per channel</source>
        <translation>每通道 {bits} 位的 JPEG</translation>
    </message>
    <message>
        <source>a JPEG of {count} channels</source>
        <translation>含 {count} 个通道的 JPEG</translation>
    </message>
    <message>
        <source>a JPEG that tells its height at the end</source>
        <translation>在末尾才给出高度的 JPEG</translation>
    </message>
    <message>
        <source>a JPEG-LS image</source>
        <translation>JPEG-LS 图像</translation>
    </message>
    <message>
        <source>a PNG for programs of iOS (CgBI)</source>
        <translation>供 iOS 程序使用的 PNG（CgBI）</translation>
    </message>
    <message>
        <source>a PNG with the narrow range of video</source>
        <translation>使用视频有限范围的 PNG</translation>
    </message>
    <message>
        <source>a TIFF of YCbCr with this compression</source>
        <translation>使用此压缩方式的 YCbCr TIFF</translation>
    </message>
    <message>
        <source>a TIFF of YCbCr with unusual channels</source>
        <translation>含异常通道的 YCbCr TIFF</translation>
    </message>
    <message>
        <source>a TIFF of {bits} bits per channel</source>
        <translation>每通道 {bits} 位的 TIFF</translation>
    </message>
    <message>
        <source>a TIFF of {values}</source>
        <translation>含{values}的 TIFF</translation>
    </message>
    <message>
        <source>a TIFF with channels of different depths</source>
        <translation>各通道位深不同的 TIFF</translation>
    </message>
    <message>
        <source>a TIFF with the colour model {model}</source>
        <translation>颜色模型为 {model} 的 TIFF</translation>
    </message>
    <message>
        <source>a TIFF with {compression} compression</source>
        <translation>使用 {compression} 压缩的 TIFF</translation>
    </message>
    <message>
        <source>a TIFF without a colour model</source>
        <translation>没有颜色模型的 TIFF</translation>
    </message>
    <message>
        <source>a checksum is wrong</source>
        <translation>校验和不正确</translation>
    </message>
    <message>
        <source>a hierarchical JPEG</source>
        <translation>分层 JPEG</translation>
    </message>
    <message>
        <source>a lossless JPEG</source>
        <translation>无损 JPEG</translation>
    </message>
    <message>
        <source>a third</source>
        <translation>三分之一</translation>
    </message>
    <message>
        <source>after</source>
        <translation>处理后</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>already processed by a later batch ({batch})</source>
        <translation>已由之后的批次处理（{batch}）</translation>
    </message>
    <message>
        <source>and others</source>
        <translation>等</translation>
    </message>
    <message>
        <source>and {count} more: choose “failed” in the table</source>
        <translation>还有 {count} 张：在表格中选择“失败”</translation>
    </message>
    <message>
        <source>at 1/{scale} of the size</source>
        <translation>以 1/{scale} 尺寸</translation>
    </message>
    <message>
        <source>before</source>
        <translation>处理前</translation>
    </message>
    <message>
        <source>blur of about {length} pixels, deblurred at {scale} of the size</source>
        <translation>约 {length} 像素的模糊，以 {scale} 的尺寸去除</translation>
    </message>
    <message>
        <source>blur of about {length} px: expect little</source>
        <translation>模糊约 {length} 像素：效果有限</translation>
    </message>
    <message>
        <source>blurred</source>
        <translation>模糊</translation>
    </message>
    <message>
        <source>box {type}</source>
        <translation>数据盒 {type}</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>注释</translation>
    </message>
    <message>
        <source>complex values</source>
        <translation>复数值</translation>
    </message>
    <message>
        <source>compress_from and quantisation_aware cannot be combined.</source>
        <translation>compress_from 和 quantisation_aware 不能同时使用。</translation>
    </message>
    <message>
        <source>compressed text {keyword}</source>
        <translation>压缩文本 {keyword}</translation>
    </message>
    <message>
        <source>damaged frames: {count} (kept as they are)</source>
        <translation>损坏的帧：{count}（保持原样）</translation>
    </message>
    <message>
        <source>data behind the image</source>
        <translation>图像之后的数据</translation>
    </message>
    <message>
        <source>device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>device {device}</source>
        <translation>设备 {device}</translation>
    </message>
    <message>
        <source>differ in brightness or colour by {levels:.0f} of 255 levels</source>
        <translation>亮度或颜色相差 {levels:.0f} 级（共 255 级）</translation>
    </message>
    <message>
        <source>discarded</source>
        <translation>已丢弃</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>extended XMP</source>
        <translation>扩展 XMP</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>fine detail is missing; motion or focus cannot be told apart</source>
        <translation>缺少细节；无法区分是运动还是失焦</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>floating-point values</source>
        <translation>浮点值</translation>
    </message>
    <message>
        <source>format as the original</source>
        <translation>格式与原图相同</translation>
    </message>
    <message>
        <source>format {format}</source>
        <translation>格式 {format}</translation>
    </message>
    <message>
        <source>full precision (float32)</source>
        <translation>全精度（float32）</translation>
    </message>
    <message>
        <source>grey response curve</source>
        <translation>灰度响应曲线</translation>
    </message>
    <message>
        <source>guard off</source>
        <translation>检查关闭</translation>
    </message>
    <message>
        <source>guard on</source>
        <translation>检查开启</translation>
    </message>
    <message>
        <source>half precision (float16)</source>
        <translation>半精度（float16）</translation>
    </message>
    <message>
        <source>in folder {name}</source>
        <translation>在文件夹 {name} 中</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>it contains no image</source>
        <translation>其中没有图像</translation>
    </message>
    <message>
        <source>it defines entities</source>
        <translation>它定义了实体</translation>
    </message>
    <message>
        <source>it does not begin with a header</source>
        <translation>缺少文件头</translation>
    </message>
    <message>
        <source>it ends too early</source>
        <translation>数据提前结束</translation>
    </message>
    <message>
        <source>it has no RDF</source>
        <translation>它不含 RDF</translation>
    </message>
    <message>
        <source>it has no directory</source>
        <translation>缺少目录</translation>
    </message>
    <message>
        <source>it has too few channels</source>
        <translation>通道太少</translation>
    </message>
    <message>
        <source>it has too many elements</source>
        <translation>它的元素过多</translation>
    </message>
    <message>
        <source>it has too many segments</source>
        <translation>它的段过多</translation>
    </message>
    <message>
        <source>it holds pixels of an unknown kind</source>
        <translation>包含未知类型的像素</translation>
    </message>
    <message>
        <source>it is not UTF-8</source>
        <translation>它不是 UTF-8</translation>
    </message>
    <message>
        <source>it is not well-formed</source>
        <translation>它的格式不正确</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>它过大</translation>
    </message>
    <message>
        <source>item of type {type}</source>
        <translation>类型为 {type} 的项</translation>
    </message>
    <message>
        <source>its last {count} bytes are zeros</source>
        <translation>最后 {count} 个字节为零</translation>
    </message>
    <message>
        <source>its palette is incomplete</source>
        <translation>调色板不完整</translation>
    </message>
    <message>
        <source>its pixels are missing</source>
        <translation>缺少像素数据</translation>
    </message>
    <message>
        <source>its pixels cannot be unpacked</source>
        <translation>像素数据无法解压</translation>
    </message>
    <message>
        <source>its record of earlier runs is not an array</source>
        <translation>其中先前处理的记录不是数组</translation>
    </message>
    <message>
        <source>its structure is invalid</source>
        <translation>结构无效</translation>
    </message>
    <message>
        <source>left</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>left to a later batch ({batch})</source>
        <translation>留给之后的批次处理（{batch}）</translation>
    </message>
    <message>
        <source>left to do</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>linked ICC profile</source>
        <translation>链接的 ICC 配置文件</translation>
    </message>
    <message>
        <source>made by this program</source>
        <translation>由本程序生成</translation>
    </message>
    <message>
        <source>maker&apos;s private data</source>
        <translation>厂商专有数据</translation>
    </message>
    <message>
        <source>motion blur</source>
        <translation>运动模糊</translation>
    </message>
    <message>
        <source>name or folder</source>
        <translation>名称或文件夹</translation>
    </message>
    <message>
        <source>next to each original</source>
        <translation>在每个原文件旁</translation>
    </message>
    <message>
        <source>noisy</source>
        <translation>有噪点</translation>
    </message>
    <message>
        <source>noisy: expect little, the models remove motion blur</source>
        <translation>噪点较多：效果有限，模型去除的是运动模糊</translation>
    </message>
    <message>
        <source>not finished yet</source>
        <translation>尚未完成</translation>
    </message>
    <message>
        <source>other version of the program</source>
        <translation>程序版本不同</translation>
    </message>
    <message>
        <source>out of focus</source>
        <translation>失焦</translation>
    </message>
    <message>
        <source>precision {precision}</source>
        <translation>精度 {precision}</translation>
    </message>
    <message>
        <source>primaries</source>
        <translation>基色</translation>
    </message>
    <message>
        <source>print matching</source>
        <translation>打印匹配</translation>
    </message>
    <message>
        <source>probably fine detail in every direction; not sure enough to be skipped</source>
        <translation>各方向可能都有精细细节；把握不足，不会跳过</translation>
    </message>
    <message>
        <source>quality {quality}</source>
        <translation>质量 {quality}</translation>
    </message>
    <message>
        <source>quantisation_aware is for live and other plain U-Nets.</source>
        <translation>quantisation_aware 适用于 live 和其他普通 U-Net。</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>reference black and white</source>
        <translation>参考黑白值</translation>
    </message>
    <message>
        <source>removed from the list</source>
        <translation>已从列表中移除</translation>
    </message>
    <message>
        <source>resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>second EXIF block</source>
        <translation>第二个 EXIF 块</translation>
    </message>
    <message>
        <source>second ICC profile</source>
        <translation>第二个 ICC 配置文件</translation>
    </message>
    <message>
        <source>second IPTC block</source>
        <translation>第二个 IPTC 块</translation>
    </message>
    <message>
        <source>second XMP packet</source>
        <translation>第二个 XMP 包</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>sharp</source>
        <translation>清晰</translation>
    </message>
    <message>
        <source>sharp photos skipped</source>
        <translation>跳过清晰照片</translation>
    </message>
    <message>
        <source>signed values</source>
        <translation>有符号值</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>smaller sizes were tried, deblurred at full size</source>
        <translation>已试过较小的尺寸，以原尺寸去除模糊</translation>
    </message>
    <message>
        <source>soft pixels, deblurred at {scale} of the size</source>
        <translation>像素偏软，以 {scale} 的尺寸去除模糊</translation>
    </message>
    <message>
        <source>start = &quot;{start}&quot; names no weights.</source>
        <translation>start = &quot;{start}&quot; 没有指定任何权重。</translation>
    </message>
    <message>
        <source>status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>step {step} of {steps}</source>
        <translation>第 {step} 步，共 {steps} 步</translation>
    </message>
    <message>
        <source>strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>strength lowered to {percent}%: {reason}</source>
        <translation>强度降为 {percent}%：{reason}</translation>
    </message>
    <message>
        <source>strength {asked} ({count} of {total} photos: {percent})</source>
        <translation>强度 {asked}（{total} 张照片中的 {count} 张：{percent}）</translation>
    </message>
    <message>
        <source>strength {percent}</source>
        <translation>强度 {percent}</translation>
    </message>
    <message>
        <source>strength {percent} (the batch: {asked})</source>
        <translation>强度 {percent}（批次：{asked}）</translation>
    </message>
    <message>
        <source>the bit depth differs from the header</source>
        <translation>位深与文件头不符</translation>
    </message>
    <message>
        <source>the file cannot hold more XMP</source>
        <translation>文件无法容纳更多 XMP</translation>
    </message>
    <message>
        <source>the image has no size</source>
        <translation>图像没有尺寸</translation>
    </message>
    <message>
        <source>the reader for camera RAW is not installed</source>
        <translation>未安装相机 RAW 读取组件</translation>
    </message>
    <message>
        <source>the size differs from the header</source>
        <translation>尺寸与文件头不符</translation>
    </message>
    <message>
        <source>transfer function</source>
        <translation>传递函数</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>unreadable frames: {count} (the previous one is held longer)</source>
        <translation>无法读取的帧：{count}（延长显示前一帧）</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>white point</source>
        <translation>白点</translation>
    </message>
    <message>
        <source>{bits} bits per channel were reduced to 8.</source>
        <translation>每通道 {bits} 位已降为 8 位。</translation>
    </message>
    <message>
        <source>{count} bytes of its pixels are erased</source>
        <translation>其像素数据中有 {count} 个字节已被擦除</translation>
    </message>
    <message>
        <source>{count} bytes of its pixels are zeros</source>
        <translation>其像素数据中有 {count} 个字节为零</translation>
    </message>
    <message>
        <source>{count} excluded: made by this program.</source>
        <translation>已排除 {count} 张：由本程序生成。</translation>
    </message>
    <message>
        <source>{count} of the photos: {model}, {settings}</source>
        <translation>其中 {count} 张照片：{model}，{settings}</translation>
    </message>
    <message>
        <source>{count} {label}</source>
        <translation>{count} 张{label}</translation>
    </message>
    <message>
        <source>{device} does not work here, and was removed. {reason}</source>
        <translation>{device} 在此处无法工作，已移除。{reason}</translation>
    </message>
    <message>
        <source>{device} was removed: its result for a test picture was wrong by {count} of 255.</source>
        <translation>{device} 已移除：其测试图片结果的误差为 {count}（满值 255）。</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done}/{total}</translation>
    </message>
    <message>
        <source>{file} cannot be tried: no process can be started for it ({error}).</source>
        <translation>无法试运行 {file}：不能为它启动进程（{error}）。</translation>
    </message>
    <message>
        <source>{file} did not finish a small test picture within {seconds:.0f} seconds.</source>
        <translation>{file} 在 {seconds:.0f} 秒内未能处理完一张小测试图片。</translation>
    </message>
    <message>
        <source>{folder} belongs to the system and cannot hold files. Choose another output folder.</source>
        <translation>{folder} 属于系统，无法存放文件。请选择其他输出文件夹。</translation>
    </message>
    <message>
        <source>{folder} cannot be created: {file} is not a folder. Choose another output folder.</source>
        <translation>无法创建 {folder}：{file} 不是文件夹。请选择其他输出文件夹。</translation>
    </message>
    <message>
        <source>{folder} is not a folder. Choose another output folder.</source>
        <translation>{folder} 不是文件夹。请选择其他输出文件夹。</translation>
    </message>
    <message>
        <source>{gain:+.2f} dB on {count} held-out pictures ({more} better)</source>
        <translation>在 {count} 张留出的图片上 {gain:+.2f} dB（{more} 张更好）</translation>
    </message>
    <message>
        <source>{given} bits per channel were reduced to {bits}: more are not written to {format}.</source>
        <translation>每通道 {given} 位已降为 {bits} 位：{format} 不写入更高位深。</translation>
    </message>
    <message>
        <source>{least} to {most}</source>
        <translation>{least} 至 {most}</translation>
    </message>
    <message>
        <source>{library} reports an error</source>
        <translation>{library} 报告错误</translation>
    </message>
    <message>
        <source>{name!r} cannot be the name of the result.</source>
        <translation>{name!r} 不能用作结果的名称。</translation>
    </message>
    <message>
        <source>{name} could not be processed because of an error in the program ({kind}).</source>
        <translation>由于程序错误，无法处理 {name}（{kind}）。</translation>
    </message>
    <message>
        <source>{name} could not be processed: {library} reports an error ({kind}).</source>
        <translation>无法处理 {name}：{library} 报告错误（{kind}）。</translation>
    </message>
    <message>
        <source>{name} is an HDR photo ({kind}), which is not supported.</source>
        <translation>{name} 是 HDR 照片（{kind}），不受支持。</translation>
    </message>
    <message>
        <source>{name} is in use by another program.</source>
        <translation>{name} 正被另一个程序使用。</translation>
    </message>
    <message>
        <source>{name} is not a RAW file that LibRaw supports.</source>
        <translation>{name} 不是 LibRaw 支持的 RAW 文件。</translation>
    </message>
    <message>
        <source>{name} is not a video.</source>
        <translation>{name} 不是视频。</translation>
    </message>
    <message>
        <source>{name} is {kind}, which is not supported.</source>
        <translation>{name} 是{kind}，不受支持。</translation>
    </message>
    <message>
        <source>{name} needs a decoder that is not installed ({package}).</source>
        <translation>{name} 需要尚未安装的解码器（{package}）。</translation>
    </message>
    <message>
        <source>{name} takes about {needed} MB of memory; {most} MB are allowed.</source>
        <translation>{name} 约需 {needed} MB 内存；允许使用 {most} MB。</translation>
    </message>
    <message>
        <source>{name} was created or changed in the meantime</source>
        <translation>{name} 已在此期间被创建或更改</translation>
    </message>
    <message>
        <source>{name}, after</source>
        <translation>{name}，处理后</translation>
    </message>
    <message>
        <source>{name}, before</source>
        <translation>{name}，处理前</translation>
    </message>
    <message>
        <source>{net} has no variant entirely in 8 bits.</source>
        <translation>{net} 没有完全使用 8 位的版本。</translation>
    </message>
    <message>
        <source>{package} could not be installed: {reason}</source>
        <translation>无法安装 {package}：{reason}</translation>
    </message>
    <message>
        <source>{package} is already part of the program&apos;s environment.</source>
        <translation>{package} 已在程序的环境中。</translation>
    </message>
    <message>
        <source>{package} {version} is no longer used. {reason}</source>
        <translation>不再使用 {package} {version}。{reason}</translation>
    </message>
    <message>
        <source>{path} is damaged ({error}). It was moved to {name} and replaced by a new one; {count} records could be read and were kept.</source>
        <translation>{path} 已损坏（{error}）。该文件已移至 {name} 并由新文件替换；已读出并保留 {count} 条记录。</translation>
    </message>
    <message>
        <source>{path} is missing; waiting for it: connect its drive, or create the folder again.</source>
        <translation>{path} 缺失；正在等待：请连接其所在的驱动器，或重新创建该文件夹。</translation>
    </message>
    <message>
        <source>Known losses: {known}.</source>
        <translation>已知的损失函数：{known}。</translation>
    </message>
    <message>
        <source>Known losses: {losses}.</source>
        <translation>已知的损失函数：{losses}。</translation>
    </message>
    <message>
        <source>Leave out &lt; &gt; : &quot; | ? * and control characters.</source>
        <translation>请勿使用 &lt; &gt; : &quot; | ? * 和控制字符。</translation>
    </message>
    <message>
        <source>Lower batch: it cannot be split with several processes.</source>
        <translation>请减小 batch：多进程时无法拆分。</translation>
    </message>
    <message>
        <source>Lower crop_px, or close other programs.</source>
        <translation>请减小 crop_px，或关闭其他程序。</translation>
    </message>
    <message>
        <source>MAXIM has {most} stages, not {stages}.</source>
        <translation>MAXIM 有 {most} 级，而不是 {stages} 级。</translation>
    </message>
    <message>
        <source>Make a pool first: deblur-train pool</source>
        <translation>请先生成数据池：deblur-train pool</translation>
    </message>
    <message>
        <source>Synthesizing {values} pairs from {count} sharp photos.</source>
        <translation>正在由 {count} 张清晰照片生成 {values} 个照片对。</translation>
    </message>
    <message>
        <source>Measuring the model before tuning.</source>
        <translation>正在测量适配前的模型。</translation>
    </message>
    <message>
        <source>Missing or wrong in {path}: {wrong}.</source>
        <translation>{path} 中缺失或有误：{wrong}。</translation>
    </message>
    <message>
        <source>Mixed {share:.0%} tuned with {share2:.0%} old weights: a larger share would lose quality on other blur.</source>
        <translation>已混合 {share:.0%} 适配权重与 {share2:.0%} 旧权重：比例更高会降低对其他模糊的质量。</translation>
    </message>
    <message>
        <source>Models for greyscale, RGBA or raw sensor data cannot be used.</source>
        <translation>无法使用灰度、RGBA 或原始传感器数据的模型。</translation>
    </message>
    <message>
        <source>Specify a bundled student, or the .onnx file of a student with the same net.</source>
        <translation>请指定自带的学生模型，或具有相同网络的学生模型的 .onnx 文件。</translation>
    </message>
    <message>
        <source>Specify a folder for each.</source>
        <translation>请为两者各指定一个文件夹。</translation>
    </message>
    <message>
        <source>Specify a folder that contains only one of them.</source>
        <translation>请指定只包含其中之一的文件夹。</translation>
    </message>
    <message>
        <source>Specify a folder.</source>
        <translation>请指定文件夹。</translation>
    </message>
    <message>
        <source>Specify a teacher, or set alpha above 0 and add sharp pictures.</source>
        <translation>请指定教师，或将 alpha 设为大于 0 并添加清晰图片。</translation>
    </message>
    <message>
        <source>Specify a video, or a folder with videos.</source>
        <translation>请指定视频，或包含视频的文件夹。</translation>
    </message>
    <message>
        <source>Specify folders of pairs or photos, or a tuning to resume with --resume.</source>
        <translation>请指定照片对或照片的文件夹，或用 --resume 指定要继续的适配。</translation>
    </message>
    <message>
        <source>Specify one of the folders.</source>
        <translation>请指定其中一个文件夹。</translation>
    </message>
    <message>
        <source>Specify one.</source>
        <translation>请指定一个。</translation>
    </message>
    <message>
        <source>Specify the folder of a run.</source>
        <translation>请指定训练的文件夹。</translation>
    </message>
    <message>
        <source>Specify the images in it.</source>
        <translation>请指定其中的图像。</translation>
    </message>
    <message>
        <source>Specify the two folders to pair, or remove one.</source>
        <translation>请指定要配对的两个文件夹，或移除一个。</translation>
    </message>
    <message>
        <source>No CUDA device was found.</source>
        <translation>未找到 CUDA 设备。</translation>
    </message>
    <message>
        <source>No SHA-256 is published for this file. It is {sha256}, pinned from now on.</source>
        <translation>此文件未公布 SHA-256。其值为 {sha256}，从现在起固定。</translation>
    </message>
    <message>
        <source>No camera was given.</source>
        <translation>未指定摄像头。</translation>
    </message>
    <message>
        <source>No download address is known for &apos;{name}&apos;.</source>
        <translation>没有“{name}”的已知下载地址。</translation>
    </message>
    <message>
        <source>No frame of {name} can be read.</source>
        <translation>{name} 的任何帧都无法读取。</translation>
    </message>
    <message>
        <source>No input was given.</source>
        <translation>未指定输入。</translation>
    </message>
    <message>
        <source>No model is installed.</source>
        <translation>未安装任何模型。</translation>
    </message>
    <message>
        <source>No pairs in the split {splits}. Available: {there}.</source>
        <translation>没有 {splits} 的照片对；现有 {there}。</translation>
    </message>
    <message>
        <source>No pictures found.</source>
        <translation>没有找到图片。</translation>
    </message>
    <message>
        <source>No pictures found. Choose a folder that contains photos.</source>
        <translation>没有找到图片。请选择包含照片的文件夹。</translation>
    </message>
    <message>
        <source>No pictures in {folder}.</source>
        <translation>{folder} 中没有图片。</translation>
    </message>
    <message>
        <source>No shards in {folder}.</source>
        <translation>{folder} 中没有分片。</translation>
    </message>
    <message>
        <source>No usable crops.</source>
        <translation>没有可用的裁块。</translation>
    </message>
    <message>
        <source>No videos were found.</source>
        <translation>没有找到视频。</translation>
    </message>
    <message>
        <source>No {precision} variant: {message}</source>
        <translation>没有 {precision} 版本：{message}</translation>
    </message>
    <message>
        <source>None may be negative, and alpha or beta must be above 0.</source>
        <translation>均不可为负，且 alpha 或 beta 必须大于 0。</translation>
    </message>
    <message>
        <source>Not enough disk space for {file} in {folder}.</source>
        <translation>{folder} 的磁盘空间不足以存放 {file}。</translation>
    </message>
    <message>
        <source>Not enough memory for {model}: it needs about 1 GB.</source>
        <translation>“{model}” 的内存不足：约需 1 GB。</translation>
    </message>
    <message>
        <source>Not even one crop fits into memory.</source>
        <translation>内存连一个裁块都放不下。</translation>
    </message>
    <message>
        <source>Batch {batch} has no photos left to process.</source>
        <translation>批处理 {batch} 已没有剩余内容。</translation>
    </message>
    <message>
        <source>Nothing was written. Calibrate with more similar pictures, or use fp32 alone.</source>
        <translation>未写入任何内容。请用更多相似的图片校准，或仅使用 fp32。</translation>
    </message>
    <message>
        <source>Nothing was written. Try another version of onnxruntime or torch.</source>
        <translation>未写入任何内容。请尝试其他版本的 onnxruntime 或 torch。</translation>
    </message>
    <message>
        <source>Omit --fast8.</source>
        <translation>请去掉 --fast8。</translation>
    </message>
    <message>
        <source>One pair cannot be split.</source>
        <translation>单个照片对无法拆分。</translation>
    </message>
    <message>
        <source>Only ONNX models without external files can be exported.</source>
        <translation>仅支持不含外部文件的 ONNX 模型。</translation>
    </message>
    <message>
        <source>Only a folder can be watched.</source>
        <translation>只能监视文件夹。</translation>
    </message>
    <message>
        <source>Only its publisher can unlock it.</source>
        <translation>只有其发行者才能解锁。</translation>
    </message>
    <message>
        <source>Only models of float, float16 or uint8 are supported.</source>
        <translation>仅支持 float、float16 或 uint8 的模型。</translation>
    </message>
    <message>
        <source>Only models that keep the size of a picture can be used.</source>
        <translation>只能使用保持图片尺寸不变的模型。</translation>
    </message>
    <message>
        <source>Only models that restore pictures can be used. If this is one, give its --range.</source>
        <translation>只能使用修复图片的模型。如果这是此类模型，请指定其 --range。</translation>
    </message>
    <message>
        <source>Only models with one colour picture as input can be used.</source>
        <translation>只能使用以一张彩色图片为输入的模型。</translation>
    </message>
    <message>
        <source>Only models with one picture as input can be used.</source>
        <translation>只能使用以一张图片为输入的模型。</translation>
    </message>
    <message>
        <source>Only the first frame of the animation was used.</source>
        <translation>仅使用了动画的第一帧。</translation>
    </message>
    <message>
        <source>Only the first of {count} frames was used.</source>
        <translation>仅使用了 {count} 帧中的第一帧。</translation>
    </message>
    <message>
        <source>Only the first of {count} pages was used.</source>
        <translation>仅使用了 {count} 页中的第一页。</translation>
    </message>
    <message>
        <source>Only tuned and imported models can be renamed.</source>
        <translation>只能重命名适配和导入的模型。</translation>
    </message>
    <message>
        <source>Or discard what is left of it: deblur queue discard {batch}</source>
        <translation>或放弃其剩余部分：deblur queue discard {batch}</translation>
    </message>
    <message>
        <source>Originals are never overwritten. Choose another name.</source>
        <translation>原片永远不会被覆盖。请选择其他名称。</translation>
    </message>
    <message>
        <source>Originals are never overwritten. Choose another output folder.</source>
        <translation>原片永远不会被覆盖。请选择其他输出文件夹。</translation>
    </message>
    <message>
        <source>Out of memory: batches are now split into {pieces} pieces.</source>
        <translation>内存不足：batch 现拆分为 {pieces} 份。</translation>
    </message>
    <message>
        <source>Out of memory; the model continues at a smaller size.</source>
        <translation>内存不足；模型将以较小的尺寸继续。</translation>
    </message>
    <message>
        <source>Plug one in.</source>
        <translation>请连接一个。</translation>
    </message>
    <message>
        <source>Put both files into the same folder.</source>
        <translation>请将两个文件放在同一文件夹中。</translation>
    </message>
    <message>
        <source>Quality {quality} is not between 1 and 100.</source>
        <translation>质量 {quality} 不在 1 到 100 之间。</translation>
    </message>
    <message>
        <source>RAW cannot be written; the result is a 16-bit TIFF.</source>
        <translation>无法写入 RAW；结果为 16 位 TIFF。</translation>
    </message>
    <message>
        <source>Raise cache_gb to {needed:.2f}, or lower teacher_share.</source>
        <translation>请将 cache_gb 增大到 {needed:.2f}，或减小 teacher_share。</translation>
    </message>
    <message>
        <source>Raise cache_gb.</source>
        <translation>请增大 cache_gb。</translation>
    </message>
    <message>
        <source>Refusing redirect to unencrypted HTTP.</source>
        <translation>拒绝重定向到未加密的 HTTP。</translation>
    </message>
    <message>
        <source>Reinstall it: pip install -U av</source>
        <translation>请重新安装：pip install -U av</translation>
    </message>
    <message>
        <source>Reinstall the program, or import the model again.</source>
        <translation>请重新安装程序，或重新导入模型。</translation>
    </message>
    <message>
        <source>Reinstall the program.</source>
        <translation>请重新安装程序。</translation>
    </message>
    <message>
        <source>Remove it or replace it with a good copy.</source>
        <translation>请将其移除，或用完好的副本替换。</translation>
    </message>
    <message>
        <source>Remove the model and import it again.</source>
        <translation>请移除该模型并重新导入。</translation>
    </message>
    <message>
        <source>Required fields: name, {texts}.</source>
        <translation>必需的文本：name、{texts}。</translation>
    </message>
    <message>
        <source>Restore these settings, or choose another folder for a new run.</source>
        <translation>请恢复这些设置，或为新的训练选择其他文件夹。</translation>
    </message>
    <message>
        <source>Resuming after {count} finished frames.</source>
        <translation>从已完成的 {count} 帧之后继续。</translation>
    </message>
    <message>
        <source>Resuming at step {step}, after {seconds:.2f} h.</source>
        <translation>从第 {step} 步继续，此前已训练 {seconds:.2f} 小时。</translation>
    </message>
    <message>
        <source>Save it as PNG, TIFF or JPEG first.</source>
        <translation>请先保存为 PNG、TIFF 或 JPEG。</translation>
    </message>
    <message>
        <source>Set crop_px to {multiple} or a multiple of it.</source>
        <translation>请将 crop_px 设为 {multiple} 或其倍数。</translation>
    </message>
    <message>
        <source>Set device to &quot;auto&quot; or &quot;cpu&quot;.</source>
        <translation>请将 device 设为 &quot;auto&quot; 或 &quot;cpu&quot;。</translation>
    </message>
    <message>
        <source>Set precision to &quot;auto&quot;, &quot;bf16&quot; or &quot;fp32&quot;.</source>
        <translation>请将 precision 设为 &quot;auto&quot;、&quot;bf16&quot; 或 &quot;fp32&quot;。</translation>
    </message>
    <message>
        <source>Set start to a file with these weights.</source>
        <translation>请将 start 设为其权重文件。</translation>
    </message>
    <message>
        <source>Set start to a trained student, or specify a teacher.</source>
        <translation>请将 start 设为训练过的学生模型，或指定教师。</translation>
    </message>
    <message>
        <source>Set teacher_share to 1, or the other pairs have no target.</source>
        <translation>请将 teacher_share 设为 1，否则其他照片对没有目标。</translation>
    </message>
    <message>
        <source>Several copies of REDS: {where}.</source>
        <translation>REDS 有多个副本：{where}。</translation>
    </message>
    <message>
        <source>Shorten the name, or move the file to a folder further up.</source>
        <translation>请缩短名称，或将文件移到更上层的文件夹。</translation>
    </message>
    <message>
        <source>Start it again.</source>
        <translation>请重新启动。</translation>
    </message>
    <message>
        <source>Start one first.</source>
        <translation>请先开始一个。</translation>
    </message>
    <message>
        <source>Start the camera first.</source>
        <translation>请先启动摄像头。</translation>
    </message>
    <message>
        <source>Start the recording again.</source>
        <translation>请重新开始录制。</translation>
    </message>
    <message>
        <source>Stop it first.</source>
        <translation>请先将其停止。</translation>
    </message>
    <message>
        <source>Stop the other one first, or choose another output folder.</source>
        <translation>请先停止另一个，或选择其他输出文件夹。</translation>
    </message>
    <message>
        <source>For example: [0.0, 0.7].</source>
        <translation>例如 [0.0, 0.7]。</translation>
    </message>
    <message>
        <source>That name is reserved: rename that file, and export the model again.</source>
        <translation>该名称为保留名称：请重命名该文件，然后重新导出模型。</translation>
    </message>
    <message>
        <source>The HDR gain map is not kept; the result has standard range.</source>
        <translation>不保留 HDR 增益图；结果为标准动态范围。</translation>
    </message>
    <message>
        <source>The VGG-16 weights were not found.</source>
        <translation>未找到 VGG-16 权重。</translation>
    </message>
    <message>
        <source>The XMP packet stays as it was, without provenance: {error}.</source>
        <translation>XMP 数据包保持不变，未添加来源信息：{error}。</translation>
    </message>
    <message>
        <source>The batch does not fit into memory.</source>
        <translation>内存放不下一个 batch。</translation>
    </message>
    <message>
        <source>The batch was stopped; pictures left: {count}.</source>
        <translation>批处理已停止；剩余图片：{count}。</translation>
    </message>
    <message>
        <source>The camera changed to {size}; a recording has one size.</source>
        <translation>摄像头已变为 {size}；一次录制只能有一种尺寸。</translation>
    </message>
    <message>
        <source>The camera delivers no frames.</source>
        <translation>摄像头没有提供画面。</translation>
    </message>
    <message>
        <source>The camera has no more frames.</source>
        <translation>摄像头没有更多画面。</translation>
    </message>
    <message>
        <source>The camera has stopped.</source>
        <translation>摄像头已停止。</translation>
    </message>
    <message>
        <source>The card in {file} is not a table.</source>
        <translation>{file} 中的模型卡不是表。</translation>
    </message>
    <message>
        <source>The card of {name} is not a table.</source>
        <translation>{name} 的模型卡不是表。</translation>
    </message>
    <message>
        <source>The checkpoint does not fit the settings: {reason}</source>
        <translation>检查点与设置不符：{reason}</translation>
    </message>
    <message>
        <source>The checkpoint is of the net {was}, but the settings say {net}.</source>
        <translation>检查点属于网络 {was}，但设置中为 {net}。</translation>
    </message>
    <message>
        <source>The connection broke while {file} was downloaded.</source>
        <translation>下载 {file} 时连接中断。</translation>
    </message>
    <message>
        <source>The copy failed: copy it again from the camera.</source>
        <translation>复制失败：请从相机重新复制。</translation>
    </message>
    <message>
        <source>The exported file is not valid ONNX: {error}</source>
        <translation>导出的文件不是有效的 ONNX：{error}</translation>
    </message>
    <message>
        <source>The features of this teacher need crops of a multiple of {multiple} px.</source>
        <translation>此教师的特征要求裁块为 {multiple} px 的倍数。</translation>
    </message>
    <message>
        <source>The file was modified or made by another version; use an older checkpoint.</source>
        <translation>文件已被修改或由其他版本生成；请使用较早的检查点。</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be created: {reason}.</source>
        <translation>无法创建文件夹 {folder}：{reason}。</translation>
    </message>
    <message>
        <source>The frame interval must be at least 1.</source>
        <translation>帧间隔至少为 1。</translation>
    </message>
    <message>
        <source>The frame size of {name} changes from {before} to {after}.</source>
        <translation>{name} 的帧尺寸从 {before} 变为 {after}。</translation>
    </message>
    <message>
        <source>The gradient was not finite in {max_bad_steps} consecutive steps, up to step {step}.</source>
        <translation>截至第 {step} 步，梯度已连续 {max_bad_steps} 步不是有限值。</translation>
    </message>
    <message>
        <source>The input of the model is {shape}, not a picture of three colours.</source>
        <translation>模型的输入为 {shape}，不是三色图片。</translation>
    </message>
    <message>
        <source>The input of the model is {shape}.</source>
        <translation>模型的输入为 {shape}。</translation>
    </message>
    <message>
        <source>The input of the model is {shape}: one side is fixed.</source>
        <translation>模型的输入为 {shape}：有一边是固定的。</translation>
    </message>
    <message>
        <source>The losses have the weights {weights}.</source>
        <translation>损失函数的权重为 {weights}。</translation>
    </message>
    <message>
        <source>The machine may go to sleep: {reason}</source>
        <translation>电脑可能会进入睡眠：{reason}</translation>
    </message>
    <message>
        <source>The memory limit must be positive.</source>
        <translation>内存限制必须为正数。</translation>
    </message>
    <message>
        <source>The model accepts only {width} x {height} pixels and its result depends on all of them, so larger pictures would show seams.</source>
        <translation>模型只接受 {width} x {height} 像素，且结果取决于所有像素，因此较大的图片会出现接缝。</translation>
    </message>
    <message>
        <source>The model cannot run at {scale:g} of the full size.</source>
        <translation>模型无法以 {scale:g} 倍尺寸工作。</translation>
    </message>
    <message>
        <source>The model file {file} was altered or is damaged.</source>
        <translation>模型文件 {file} 已被改动或已损坏。</translation>
    </message>
    <message>
        <source>The model has {count} inputs ({names}).</source>
        <translation>模型有 {count} 个输入（{names}）。</translation>
    </message>
    <message>
        <source>The model returned values that are not numbers.</source>
        <translation>模型返回了非数字的值。</translation>
    </message>
    <message>
        <source>The model returned {output} for {input}.</source>
        <translation>模型对 {input} 返回了 {output}。</translation>
    </message>
    <message>
        <source>The model returns values that are not numbers for a test picture.</source>
        <translation>模型对测试图片返回了非数字的值。</translation>
    </message>
    <message>
        <source>The model takes or returns {dtype}.</source>
        <translation>模型的输入或输出为 {dtype}。</translation>
    </message>
    <message>
        <source>The model was unloaded while it was loading.</source>
        <translation>模型在加载过程中被卸载。</translation>
    </message>
    <message>
        <source>The model runs at full size again.</source>
        <translation>模型恢复以完整尺寸工作。</translation>
    </message>
    <message>
        <source>The model runs at {size} of the full size to keep {rate} frames per second.</source>
        <translation>模型以 {size} 的尺寸工作，以保持每秒 {rate} 帧。</translation>
    </message>
    <message>
        <source>The model runs at {size} of the full size, on 1 in {every} frames: this machine is too slow for more.</source>
        <translation>模型以 {size} 的尺寸工作，每 {every} 帧取一帧：这台电脑速度不够。</translation>
    </message>
    <message>
        <source>The model {name} has no precision {wanted}.</source>
        <translation>模型 {name} 没有 {wanted} 精度。</translation>
    </message>
    <message>
        <source>The model {name} is not the one that batch {batch} was started with.</source>
        <translation>模型 {name} 与批处理 {batch} 开始时使用的不同。</translation>
    </message>
    <message>
        <source>The model&apos;s process exited unexpectedly with code {code}.</source>
        <translation>模型的进程意外退出，代码 {code}。</translation>
    </message>
    <message>
        <source>The model&apos;s process was killed by the system.</source>
        <translation>模型的进程被系统终止。</translation>
    </message>
    <message>
        <source>The model&apos;s result for a test picture does not resemble it.</source>
        <translation>模型对测试图片的结果与原图不相似。</translation>
    </message>
    <message>
        <source>The package pyvirtualcam is not installed.</source>
        <translation>未安装 pyvirtualcam 包。</translation>
    </message>
    <message>
        <source>The path of {name} is too long.</source>
        <translation>{name} 的路径过长。</translation>
    </message>
    <message>
        <source>The perceptual loss uses {vgg_file}.</source>
        <translation>感知损失使用 {vgg_file}。</translation>
    </message>
    <message>
        <source>The picture ({width} x {height}) needs {need} in one piece.</source>
        <translation>图片（{width} x {height}）整张处理需要 {need}。</translation>
    </message>
    <message>
        <source>The pictures must be at least {size_px} px on both sides and not shifted; deblur-train check shows details.</source>
        <translation>图片两边都至少为 {size_px} px，且不能错位；详情请运行 deblur-train check。</translation>
    </message>
    <message>
        <source>The pool {folder} was made from other pictures, settings or another teacher.</source>
        <translation>数据池 {folder} 由其他图片、设置或其他教师生成。</translation>
    </message>
    <message>
        <source>The precision was {precision}; try fp32, or download the weights again.</source>
        <translation>精度为 {precision}；请尝试 fp32，或重新下载权重。</translation>
    </message>
    <message>
        <source>The preset {name} cannot be deleted: {reason}.</source>
        <translation>无法删除预设 {name}：{reason}。</translation>
    </message>
    <message>
        <source>The previous model stays in use.</source>
        <translation>继续使用以前的模型。</translation>
    </message>
    <message>
        <source>The quality --crf {value} is not between 0 and 51.</source>
        <translation>质量 --crf {value} 不在 0 到 51 之间。</translation>
    </message>
    <message>
        <source>The queue cannot be saved in {path} ({error}). The batch runs without it: it cannot be resumed, and earlier results are not recognized. {elsewhere}</source>
        <translation>无法将队列保存到 {path}（{error}）。批处理将在没有队列的情况下运行：无法继续，也无法识别以前的结果。{elsewhere}</translation>
    </message>
    <message>
        <source>The report {path} cannot be written: {reason}.</source>
        <translation>无法写入报告 {path}：{reason}。</translation>
    </message>
    <message>
        <source>The result and its original differ in size or bit depth, so they cannot be blended.</source>
        <translation>结果的尺寸和位深与原片不同，因此无法混合。</translation>
    </message>
    <message>
        <source>The result was saved at {strength:.0%} strength, too low to recover the full result from it.</source>
        <translation>结果以 {strength:.0%} 强度保存，强度过低，无法据此还原完整结果。</translation>
    </message>
    <message>
        <source>The results need about {needed} MB; {folder} has {free} MB left. Free up space, or choose another output folder.</source>
        <translation>结果约需 {needed} MB；{folder} 仅剩 {free} MB。请释放空间，或选择其他输出文件夹。</translation>
    </message>
    <message>
        <source>The run diverged, or the file was modified; start again in another folder.</source>
        <translation>训练已发散，或文件已被修改；请在其他文件夹中重新开始。</translation>
    </message>
    <message>
        <source>The run in {folder} cannot continue with these changes: {unfit}.</source>
        <translation>{folder} 中的训练无法在这些更改下继续：{unfit}。</translation>
    </message>
    <message>
        <source>The run was started with other settings and will not be reproducible: {inexact}. Stop and restore them if this was not intended.</source>
        <translation>训练以其他设置开始，将无法重现：{inexact}。如非有意，请停止并恢复这些设置。</translation>
    </message>
    <message>
        <source>The server does not provide {file}: {error}.</source>
        <translation>服务器未提供 {file}：{error}。</translation>
    </message>
    <message>
        <source>The setting {name} cannot be {value!r}.</source>
        <translation>设置 {name} 不能为 {value!r}。</translation>
    </message>
    <message>
        <source>The settings could not be read ({reason}). Using the defaults.</source>
        <translation>无法读取设置（{reason}）。将使用默认值。</translation>
    </message>
    <message>
        <source>The size limit of the teacher&apos;s cache is 0.</source>
        <translation>教师缓存的大小上限为 0。</translation>
    </message>
    <message>
        <source>The smallest useful tile needs {need}, but the limit is {budget_bytes}.</source>
        <translation>最小的可用分块需要 {need}，而允许的是 {budget_bytes}。</translation>
    </message>
    <message>
        <source>The source or the settings have changed; starting over.</source>
        <translation>来源或设置已更改；重新开始。</translation>
    </message>
    <message>
        <source>The strength {strength} is not between 0 and 1.</source>
        <translation>强度 {strength} 不在 0 到 1 之间。</translation>
    </message>
    <message>
        <source>The strength {value} is not between 0 and 1.</source>
        <translation>强度 {value} 不在 0 到 1 之间。</translation>
    </message>
    <message>
        <source>The student cannot be its own teacher: its initial weights are random.</source>
        <translation>学生模型不能当自己的教师：其初始权重是随机的。</translation>
    </message>
    <message>
        <source>The file suffix does not indicate a format; the result is a PNG.</source>
        <translation>后缀未表明格式；结果为 PNG。</translation>
    </message>
    <message>
        <source>The system does not report changes ({reason}); the folders are scanned every {seconds} seconds.</source>
        <translation>系统不报告更改（{reason}）；每 {seconds} 秒扫描一次文件夹。</translation>
    </message>
    <message>
        <source>The teacher&apos;s cache {folder} cannot be written: {reason}.</source>
        <translation>无法写入教师缓存 {folder}：{reason}。</translation>
    </message>
    <message>
        <source>The teacher&apos;s output holds NaN or infinity.</source>
        <translation>教师的输出含有 NaN 或无穷大。</translation>
    </message>
    <message>
        <source>The teacher&apos;s outputs need {needed:.2f} GB; the cache is limited to {limit_bytes:.2f} GB.</source>
        <translation>教师的输出需要 {needed:.2f} GB；缓存上限为 {limit_bytes:.2f} GB。</translation>
    </message>
    <message>
        <source>The template has {count} characters; at most {max_template} are allowed.</source>
        <translation>模板有 {count} 个字符；最多允许 {max_template} 个。</translation>
    </message>
    <message>
        <source>The template {template!r} gives every picture the same name.</source>
        <translation>模板 {template!r} 使所有图片同名。</translation>
    </message>
    <message>
        <source>The template {template!r} has a character that Windows allows in no file name.</source>
        <translation>模板 {template!r} 含有 Windows 文件名不允许的字符。</translation>
    </message>
    <message>
        <source>The template {template!r} has an unknown token {{{what}}}.</source>
        <translation>模板 {template!r} 含有未知标记 {{{what}}}。</translation>
    </message>
    <message>
        <source>The template {template!r} is broken: {error}.</source>
        <translation>模板 {template!r} 有误：{error}。</translation>
    </message>
    <message>
        <source>The template {template!r} names a folder.</source>
        <translation>模板 {template!r} 指定了文件夹。</translation>
    </message>
    <message>
        <source>The training diverged. Export an earlier checkpoint, or lower the learning rate.</source>
        <translation>训练已发散。请导出较早的检查点，或降低学习率。</translation>
    </message>
    <message>
        <source>The training diverged. Export an earlier checkpoint.</source>
        <translation>训练已发散。请导出较早的检查点。</translation>
    </message>
    <message>
        <source>The training process ended unexpectedly (code {code}).</source>
        <translation>训练进程意外结束（代码 {code}）。</translation>
    </message>
    <message>
        <source>The training process ended unexpectedly.</source>
        <translation>训练进程意外结束。</translation>
    </message>
    <message>
        <source>The tuning in {folder} is running.</source>
        <translation>{folder} 中的适配正在运行。</translation>
    </message>
    <message>
        <source>The validation share {validation_share} is not between 0 and 1.</source>
        <translation>验证比例 {validation_share} 不在 0 到 1 之间。</translation>
    </message>
    <message>
        <source>The virtual camera is gone.</source>
        <translation>虚拟摄像头已不存在。</translation>
    </message>
    <message>
        <source>The weight {name} is out of range for half precision.</source>
        <translation>权重 {name} 超出半精度范围。</translation>
    </message>
    <message>
        <source>The weights in {checkpoint} do not fit the net {net}: {reason}</source>
        <translation>{checkpoint} 中的权重与网络 {net} 不符：{reason}</translation>
    </message>
    <message>
        <source>Then resume the batch; finished results are kept.</source>
        <translation>然后继续批处理；已完成的结果会保留。</translation>
    </message>
    <message>
        <source>There are no images in {folder}.</source>
        <translation>{folder} 中没有图像。</translation>
    </message>
    <message>
        <source>There is no batch to report on yet.</source>
        <translation>还没有可报告的批处理。</translation>
    </message>
    <message>
        <source>There is no batch {batch_id}.</source>
        <translation>没有批处理 {batch_id}。</translation>
    </message>
    <message>
        <source>There is no camera {key}.</source>
        <translation>没有摄像头 {key}。</translation>
    </message>
    <message>
        <source>There is no camera, video or folder &apos;{source}&apos;.</source>
        <translation>没有名为“{source}”的摄像头、视频或文件夹。</translation>
    </message>
    <message>
        <source>There is no checkpoint {path}.</source>
        <translation>没有检查点 {path}。</translation>
    </message>
    <message>
        <source>There is no model &apos;{name}&apos;.</source>
        <translation>没有模型“{name}”。</translation>
    </message>
    <message>
        <source>There is no net {name!r}.</source>
        <translation>没有网络 {name!r}。</translation>
    </message>
    <message>
        <source>There is not enough memory for the result.</source>
        <translation>内存不足，无法存放结果。</translation>
    </message>
    <message>
        <source>There is not enough memory for {name}.</source>
        <translation>内存不足，无法处理 {name}。</translation>
    </message>
    <message>
        <source>There is not enough memory to read {name}.</source>
        <translation>内存不足，无法读取 {name}。</translation>
    </message>
    <message>
        <source>There is not enough memory to try the model with a small picture.</source>
        <translation>内存不足，无法用小图片试运行模型。</translation>
    </message>
    <message>
        <source>There is not enough memory to write {name}.</source>
        <translation>内存不足，无法写入 {name}。</translation>
    </message>
    <message>
        <source>There is nothing to record yet.</source>
        <translation>还没有可录制的内容。</translation>
    </message>
    <message>
        <source>There is nothing to resume or retry.</source>
        <translation>没有可继续或重试的内容。</translation>
    </message>
    <message>
        <source>This PyAV has no encoder for {pixels}.</source>
        <translation>此 PyAV 没有适用于 {pixels} 的编码器。</translation>
    </message>
    <message>
        <source>This batch cannot be saved, so it cannot be resumed. {error}</source>
        <translation>无法保存此批处理，因此无法继续。{error}</translation>
    </message>
    <message>
        <source>This catalogue has no folder for models of your own.</source>
        <translation>此目录没有用于存放您自己模型的文件夹。</translation>
    </message>
    <message>
        <source>This folder is already being watched, with the same settings.</source>
        <translation>此文件夹已在以相同设置监视。</translation>
    </message>
    <message>
        <source>This is a bug in the program. Please report it with the details below.</source>
        <translation>这是程序的错误。请附上以下详情进行报告。</translation>
    </message>
    <message>
        <source>This is not the report of a scan: {error}</source>
        <translation>这不是扫描报告：{error}</translation>
    </message>
    <message>
        <source>This model cannot work in tiles. Allow it more memory, or choose another model.</source>
        <translation>此模型无法分块工作。请允许它使用更多内存，或选择其他模型。</translation>
    </message>
    <message>
        <source>This model runs in torch, which cannot use {device} here.</source>
        <translation>此模型在 torch 中运行，而 torch 在此无法使用 {device}。</translation>
    </message>
    <message>
        <source>This needs {name}, which is not installed.</source>
        <translation>需要 {name}，但未安装。</translation>
    </message>
    <message>
        <source>This net has no convolution to quantise: the first and the last stay in float32.</source>
        <translation>此网络没有可量化的卷积：首尾两层保持 float32。</translation>
    </message>
    <message>
        <source>This package of Deblur cannot be extended. Run Deblur from Python instead (two commands, see its README), and then: pip install {packages}</source>
        <translation>此 Deblur 安装包无法扩展。请改用 Python 运行 Deblur（两条命令，见 README），然后：pip install {packages}</translation>
    </message>
    <message>
        <source>The selected area is outside the picture.</source>
        <translation>图片的这一部分在其范围之外。</translation>
    </message>
    <message>
        <source>To list them: deblur queue</source>
        <translation>列出它们：deblur queue</translation>
    </message>
    <message>
        <source>Tokens are {names}.</source>
        <translation>可用标记：{names}。</translation>
    </message>
    <message>
        <source>Too many tunings in {home}.</source>
        <translation>{home} 中的适配过多。</translation>
    </message>
    <message>
        <source>Training on {count} pairs.</source>
        <translation>正在用 {count} 个照片对训练。</translation>
    </message>
    <message>
        <source>Transparency was composited on white: {format} has none.</source>
        <translation>透明部分已合成到白色背景上：{format} 不支持透明。</translation>
    </message>
    <message>
        <source>Try --workers {workers}; finished shards are kept.</source>
        <translation>请尝试 --workers {workers}；已完成的分片会保留。</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>请稍后重试。</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>请重试。</translation>
    </message>
    <message>
        <source>Try again. If memory is short, close other programs or choose a smaller model.</source>
        <translation>请重试。如果内存不足，请关闭其他程序或选择较小的模型。</translation>
    </message>
    <message>
        <source>Unknown conflict rule {on_conflict!r}.</source>
        <translation>未知的冲突规则 {on_conflict!r}。</translation>
    </message>
    <message>
        <source>Unknown device &apos;{device}&apos;.</source>
        <translation>未知设备“{device}”。</translation>
    </message>
    <message>
        <source>Unknown layout {layout!r}.</source>
        <translation>未知布局 {layout!r}。</translation>
    </message>
    <message>
        <source>Unknown loss {name!r}.</source>
        <translation>未知损失函数 {name!r}。</translation>
    </message>
    <message>
        <source>Unknown loss {unknown}.</source>
        <translation>未知损失函数 {unknown}。</translation>
    </message>
    <message>
        <source>Unknown preset {preset!r}.</source>
        <translation>未知预设 {preset!r}。</translation>
    </message>
    <message>
        <source>Unknown setting {name!r}.</source>
        <translation>未知设置 {name!r}。</translation>
    </message>
    <message>
        <source>Unknown weighting {kind!r}.</source>
        <translation>未知加权方式 {kind!r}。</translation>
    </message>
    <message>
        <source>Update the program, or set DEBLUR_DATA to another folder.</source>
        <translation>请更新程序，或将 DEBLUR_DATA 设为其他文件夹。</translation>
    </message>
    <message>
        <source>Use 0 for the first camera, or chart.</source>
        <translation>请用 0 表示第一个摄像头，或用 chart。</translation>
    </message>
    <message>
        <source>Use 1 to {most_threads}.</source>
        <translation>请使用 1 到 {most_threads}。</translation>
    </message>
    <message>
        <source>Use Restormer or MAXIM as teacher, or set feature_weight to 0.</source>
        <translation>请用 Restormer 或 MAXIM 作为教师，或将 feature_weight 设为 0。</translation>
    </message>
    <message>
        <source>Use a shorter name or a folder further up.</source>
        <translation>请使用较短的名称，或更上层的文件夹。</translation>
    </message>
    <message>
        <source>Use a suffix of {suffixes}, or name a folder.</source>
        <translation>请使用后缀 {suffixes}，或指定文件夹。</translation>
    </message>
    <message>
        <source>Use a suffix of {suffixes}.</source>
        <translation>请使用后缀 {suffixes}。</translation>
    </message>
    <message>
        <source>Use either pairs or unpaired photos.</source>
        <translation>请使用照片对，或使用不成对的照片。</translation>
    </message>
    <message>
        <source>Use fp32 alone.</source>
        <translation>请仅使用 fp32。</translation>
    </message>
    <message>
        <source>Use the full package of Deblur, which includes it.</source>
        <translation>请使用包含它的 Deblur 完整包。</translation>
    </message>
    <message>
        <source>Use the losses, weighting and optimiser that the run was started with.</source>
        <translation>请使用该训练开始时的损失函数、加权方式和优化器。</translation>
    </message>
    <message>
        <source>Use up to 64 characters without &lt; &gt; : &quot; / \ | ? * and no leading dot.</source>
        <translation>最多 64 个字符，不含 &lt; &gt; : &quot; / \ | ? *，且不能以点开头。</translation>
    </message>
    <message>
        <source>Use up to 64 letters, digits, dots, hyphens and underscores; begin with a letter or digit.</source>
        <translation>最多 64 个字母、数字、点、连字符和下划线；以字母或数字开头。</translation>
    </message>
    <message>
        <source>Use {choices}.</source>
        <translation>请使用 {choices}。</translation>
    </message>
    <message>
        <source>Use {formats}.</source>
        <translation>请使用 {formats}。</translation>
    </message>
    <message>
        <source>Use {low} to {high} pixels per side.</source>
        <translation>请使用每边 {low} 到 {high} 像素。</translation>
    </message>
    <message>
        <source>Used as {kind}: {counts}. {note}</source>
        <translation>用作 {kind}：{counts}。{note}</translation>
    </message>
    <message>
        <source>Video files need the package av (PyAV), which is not installed.</source>
        <translation>视频文件需要 av 包 (PyAV)，但未安装。</translation>
    </message>
    <message>
        <source>Wait until it finishes, or choose another name for the result.</source>
        <translation>请等待，或为结果选择其他名称。</translation>
    </message>
    <message>
        <source>Wait until it ends, or stop it; then resume it.</source>
        <translation>请等待其结束，或将其停止，然后继续。</translation>
    </message>
    <message>
        <source>Choose auto as the device, or install it: Graphics chips in the menu Models, or deblur devices on the command line.</source>
        <translation>请选择 auto 作为设备，或安装它：“模型”菜单中的“图形芯片”，或命令行中的 deblur devices。</translation>
    </message>
    <message>
        <source>Finished results are kept. Try again; if memory is short, close other programs or choose a smaller model.</source>
        <translation>已完成的部分会保留。请重试；如果内存不足，请关闭其他程序或选择较小的模型。</translation>
    </message>
    <message>
        <source>Write --set NAME=VALUE.</source>
        <translation>请写成 --set NAME=VALUE。</translation>
    </message>
    <message>
        <source>You do not have permission to read {name}.</source>
        <translation>您没有读取 {name} 的权限。</translation>
    </message>
    <message>
        <source>You do not have permission to use {name} ({file}).</source>
        <translation>您没有使用 {name}（{file}）的权限。</translation>
    </message>
    <message>
        <source>a fine regular pattern that the source does not have</source>
        <translation>出现原图没有的细密规则纹理</translation>
    </message>
    <message>
        <source>a folder has that name</source>
        <translation>已有同名文件夹</translation>
    </message>
    <message>
        <source>a part has rings or patterns that the source does not have</source>
        <translation>局部出现原图没有的振铃或纹理</translation>
    </message>
    <message>
        <source>alpha and beta are both 0: nothing would be learned.</source>
        <translation>alpha 和 beta 均为 0：学不到任何内容。</translation>
    </message>
    <message>
        <source>alpha is 0, and there are no teacher outputs.</source>
        <translation>alpha 为 0，且没有教师输出。</translation>
    </message>
    <message>
        <source>alpha is 0, but the teacher&apos;s output is computed for only some of the pairs.</source>
        <translation>alpha 为 0，但只为部分照片对计算了教师输出。</translation>
    </message>
    <message>
        <source>already processed with these settings</source>
        <translation>已用这些设置处理过</translation>
    </message>
    <message>
        <source>already sharp: {reason} ({sure} sure)</source>
        <translation>已经清晰：{reason}（把握 {sure}）</translation>
    </message>
    <message>
        <source>another picture in this batch is saved as {name}</source>
        <translation>此批处理中的另一张图片将命名为 {name}</translation>
    </message>
    <message>
        <source>beta or feature_weight is above 0, but there is no teacher.</source>
        <translation>beta 或 feature_weight 大于 0，但没有教师。</translation>
    </message>
    <message>
        <source>blurred {one_w}x{one_h}, sharp {other_w}x{other_h}</source>
        <translation>模糊 {one_w}x{one_h}，清晰 {other_w}x{other_h}</translation>
    </message>
    <message>
        <source>both pictures are identical</source>
        <translation>两张图片完全相同</translation>
    </message>
    <message>
        <source>bright and dark seams along the edges</source>
        <translation>边缘出现明暗接缝</translation>
    </message>
    <message>
        <source>coloured specks that the source does not have</source>
        <translation>出现原图没有的彩色斑点</translation>
    </message>
    <message>
        <source>compress_from needs the weights of that student.</source>
        <translation>compress_from 需要该学生模型的权重。</translation>
    </message>
    <message>
        <source>crop_from must begin with 0 and rise.</source>
        <translation>crop_from 必须从 0 开始并递增。</translation>
    </message>
    <message>
        <source>crop_px and crop_from have different lengths.</source>
        <translation>crop_px 与 crop_from 的长度不同。</translation>
    </message>
    <message>
        <source>crop_px is {sizes}.</source>
        <translation>crop_px 为 {sizes}。</translation>
    </message>
    <message>
        <source>deblur-train config --explain lists them.</source>
        <translation>可用 deblur-train config --explain 列出。</translation>
    </message>
    <message>
        <source>differs in {differing}</source>
        <translation>不同之处：{differing}</translation>
    </message>
    <message>
        <source>far more contrast in the details than the source has</source>
        <translation>细节对比度远高于原图</translation>
    </message>
    <message>
        <source>fast8 needs a net that unshuffles pixels into channels; this one does not.</source>
        <translation>fast8 需要将像素重排到通道的网络；此网络不是。</translation>
    </message>
    <message>
        <source>feature_weight is above 0, but the teacher has no features.</source>
        <translation>feature_weight 大于 0，但教师没有特征。</translation>
    </message>
    <message>
        <source>fine detail in every direction</source>
        <translation>各方向都有精细细节</translation>
    </message>
    <message>
        <source>fine detail is missing along {degrees}° only, over about {length} pixels</source>
        <translation>仅沿 {degrees}° 方向缺少精细细节，范围约 {length} 像素</translation>
    </message>
    <message>
        <source>fine detail is missing in every direction</source>
        <translation>各方向都缺少精细细节</translation>
    </message>
    <message>
        <source>finished just before the interruption</source>
        <translation>在中断前刚刚完成</translation>
    </message>
    <message>
        <source>fp16 needs a GPU.</source>
        <translation>fp16 需要 GPU。</translation>
    </message>
    <message>
        <source>grain covers the fine detail</source>
        <translation>颗粒遮盖了精细细节</translation>
    </message>
    <message>
        <source>int8 needs photos for calibration and pairs to measure its loss on.</source>
        <translation>int8 需要用于校准的照片，以及用于测量损失的照片对。</translation>
    </message>
    <message>
        <source>it already exists</source>
        <translation>已存在</translation>
    </message>
    <message>
        <source>its folder does not exist</source>
        <translation>其文件夹不存在</translation>
    </message>
    <message>
        <source>its folder is a file</source>
        <translation>其文件夹是一个文件</translation>
    </message>
    <message>
        <source>its path is too long</source>
        <translation>其路径过长</translation>
    </message>
    <message>
        <source>less detail than the source</source>
        <translation>细节少于原图</translation>
    </message>
    <message>
        <source>losses needs at least one name with a weight above 0.</source>
        <translation>losses 至少需要一个权重大于 0 的名称。</translation>
    </message>
    <message>
        <source>memory ran out, processed in smaller tiles</source>
        <translation>内存不足，已用较小的分块处理</translation>
    </message>
    <message>
        <source>name shortened by {count} bytes: it was too long</source>
        <translation>名称过长，已缩短 {count} 字节</translation>
    </message>
    <message>
        <source>named {name}: {reason}</source>
        <translation>已命名为 {name}：{reason}</translation>
    </message>
    <message>
        <source>not blurred ({label})</source>
        <translation>不模糊（{label}）</translation>
    </message>
    <message>
        <source>not sharp ({label})</source>
        <translation>不清晰（{label}）</translation>
    </message>
    <message>
        <source>odd size padded to {size}</source>
        <translation>奇数尺寸已填充为 {size}</translation>
    </message>
    <message>
        <source>onnxruntime differs from torch by up to {most:.1e} of the range on real photos; at most {max_difference:.0e} is allowed.</source>
        <translation>在真实照片上 onnxruntime 与 torch 的差异最大达范围的 {most:.1e}；最多允许 {max_difference:.0e}。</translation>
    </message>
    <message>
        <source>result rejected: {reason}</source>
        <translation>结果被舍弃：{reason}</translation>
    </message>
    <message>
        <source>rings or patterns that the source does not have</source>
        <translation>出现原图没有的振铃或纹理</translation>
    </message>
    <message>
        <source>rotated by {degrees:+.2f} degrees clockwise</source>
        <translation>顺时针旋转了 {degrees:+.2f} 度</translation>
    </message>
    <message>
        <source>same name as {name}</source>
        <translation>与 {name} 同名</translation>
    </message>
    <message>
        <source>scene {scene} is also in validation: scores will be too high</source>
        <translation>场景 {scene} 也在验证集中：得分会偏高</translation>
    </message>
    <message>
        <source>shifted by {x_px:+.1f} px in x, {y_px:+.1f} px in y</source>
        <translation>x 方向偏移 {x_px:+.1f} px，y 方向偏移 {y_px:+.1f} px</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>第 {step} 步</translation>
    </message>
    <message>
        <source>the blurred picture has {kept:.0%} of the sharp one&apos;s edges</source>
        <translation>模糊图片的边缘仅为 {kept:.0%}</translation>
    </message>
    <message>
        <source>the blurred picture&apos;s edges are {stronger_log2:.1f} times as strong</source>
        <translation>模糊图片的边缘为 {stronger_log2:.1f} 倍</translation>
    </message>
    <message>
        <source>the brightness of a part has changed</source>
        <translation>局部亮度发生变化</translation>
    </message>
    <message>
        <source>the brightness of the whole picture has changed</source>
        <translation>整张图片的亮度发生变化</translation>
    </message>
    <message>
        <source>the colour of a part has changed</source>
        <translation>局部颜色发生变化</translation>
    </message>
    <message>
        <source>the colour of the whole picture has changed</source>
        <translation>整张图片的颜色发生变化</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>the disk is read-only</source>
        <translation>磁盘为只读</translation>
    </message>
    <message>
        <source>the disk reported an error</source>
        <translation>磁盘报告错误</translation>
    </message>
    <message>
        <source>the file is too large for this disk</source>
        <translation>文件对此磁盘来说过大</translation>
    </message>
    <message>
        <source>the file is truncated: its end is missing</source>
        <translation>文件被截断：缺少末尾</translation>
    </message>
    <message>
        <source>the two pictures show different scenes (correlation {alike:.2f})</source>
        <translation>两张图片的内容不同（相关性 {alike:.2f}）</translation>
    </message>
    <message>
        <source>the path has {length} characters; some Windows programs open at most {limit}</source>
        <translation>路径有 {length} 个字符；部分 Windows 程序最多打开 {limit} 个字符的路径</translation>
    </message>
    <message>
        <source>this PyAV lacks {best}; used {name}</source>
        <translation>此 PyAV 缺少 {best}；已使用 {name}</translation>
    </message>
    <message>
        <source>time code left out</source>
        <translation>已省略时间码</translation>
    </message>
    <message>
        <source>too little detail</source>
        <translation>细节过少</translation>
    </message>
    <message>
        <source>you have no permission to write there</source>
        <translation>您没有该处的写入权限</translation>
    </message>
    <message>
        <source>your disk quota is used up</source>
        <translation>您的磁盘配额已用完</translation>
    </message>
    <message>
        <source>{a} or {b}</source>
        <translation>{a} 或 {b}</translation>
    </message>
    <message>
        <source>{blocks} could not be kept: {format} cannot store it.</source>
        <translation>无法保留 {blocks}：{format} 不支持。</translation>
    </message>
    <message>
        <source>{blurred} and {sharp} differ in size: {sizes}.</source>
        <translation>{blurred} 与 {sharp} 的尺寸不同：{sizes}。</translation>
    </message>
    <message>
        <source>{camera} delivers {size}</source>
        <translation>{camera} 提供 {size}</translation>
    </message>
    <message>
        <source>{count} broken packets of other streams left out</source>
        <translation>已省略其他流的 {count} 个损坏数据包</translation>
    </message>
    <message>
        <source>{count} entries</source>
        <translation>{count} 个条目</translation>
    </message>
    <message>
        <source>{count} frames</source>
        <translation>{count} 帧</translation>
    </message>
    <message>
        <source>{count} pairs are in both training and validation, such as {both}.</source>
        <translation>{count} 个照片对同时在训练集和验证集中，例如 {both}。</translation>
    </message>
    <message>
        <source>{count} unpaired photos: {found}.</source>
        <translation>{count} 张不成对的照片：{found}。</translation>
    </message>
    <message>
        <source>{count} shards of the pool are missing, such as {missing}. They are made again if their pictures are given.</source>
        <translation>数据池缺少 {count} 个分片，例如 {missing}。如果提供其图片，将重新生成。</translation>
    </message>
    <message>
        <source>{count} tensors are missing</source>
        <translation>缺少 {count} 个张量</translation>
    </message>
    <message>
        <source>{count} tensors are not floating-point numbers</source>
        <translation>{count} 个张量不是浮点数</translation>
    </message>
    <message>
        <source>{count} tensors are unknown</source>
        <translation>{count} 个张量未知</translation>
    </message>
    <message>
        <source>{count} tensors contain numbers that are not finite</source>
        <translation>{count} 个张量含有非有限的数值</translation>
    </message>
    <message>
        <source>{count} tensors have another shape</source>
        <translation>{count} 个张量的形状不同</translation>
    </message>
    <message>
        <source>{count} tensors in {checkpoint} hold NaN or infinity, {broken} first.</source>
        <translation>{checkpoint} 中有 {count} 个张量含有 NaN 或无穷大，首个为 {broken}。</translation>
    </message>
    <message>
        <source>{crops} crops are too few.</source>
        <translation>{crops} 个裁块太少。</translation>
    </message>
    <message>
        <source>{date!r} cannot be part of a file name.</source>
        <translation>{date!r} 不能作为文件名的一部分。</translation>
    </message>
    <message>
        <source>{device} is not installed.</source>
        <translation>未安装 {device}。</translation>
    </message>
    <message>
        <source>Using the slower CPU instead of {device}: {reason}</source>
        <translation>未使用 {device}，改用较慢的 CPU：{reason}</translation>
    </message>
    <message>
        <source>324 photographs under licences that allow commercial use (CC0, CC BY, CC BY-SA, BSD, Unsplash), blurred artificially; pairs of GoPro and of REDS scene 020 (CC BY 4.0)</source>
        <translation>324 张许可允许商业使用的照片（CC0、CC BY、CC BY-SA、BSD、Unsplash），经人工模糊；GoPro 和 REDS 场景 020 的成对照片（CC BY 4.0）</translation>
    </message>
    <message>
        <source>8 bits</source>
        <translation>8 位</translation>
    </message>
    <message>
        <source>8 bits, fastest</source>
        <translation>8 位，最快</translation>
    </message>
    <message>
        <source>A large network of 2022 (MAXIM-3S, Tu et al.): on some photos better than Best, on others worse; takes minutes per photo. Needs torch.</source>
        <translation>2022 年的大型网络（MAXIM-3S，Tu 等）：有些照片比 “Best” 好，有些更差；每张照片需要几分钟。需要 torch。</translation>
    </message>
    <message>
        <source>A large network of 2022 (Zamir et al.), comparable with MAXIM and as slow. Needs torch.</source>
        <translation>2022 年的大型网络（Zamir 等），与 MAXIM 相当，同样慢。需要 torch。</translation>
    </message>
    <message>
        <source>Balancing the new model with the old one.</source>
        <translation>正在平衡新模型与旧模型。</translation>
    </message>
    <message>
        <source>Choose one of the bundled models, or a model tuned from one of them.</source>
        <translation>请选择一个内置模型，或由其微调而来的模型。</translation>
    </message>
    <message>
        <source>Flicker in static areas reduced by {percent}%</source>
        <translation>静止区域的闪烁减少了 {percent}%</translation>
    </message>
    <message>
        <source>Flicker in static areas: {before} in the original, {after} in the result (of 255)</source>
        <translation>静止区域的闪烁：原视频 {before}，结果 {after}（满值 255）</translation>
    </message>
    <message>
        <source>Install it with: python -m ensurepip</source>
        <translation>安装方法：python -m ensurepip</translation>
    </message>
    <message>
        <source>It had changed a moment before it was read, and may still have been copying. Retry it when that has finished.</source>
        <translation>文件在读取前刚刚发生更改，当时可能仍在复制。请在复制完成后重试。</translation>
    </message>
    <message>
        <source>Model: {title}, as the last time for these photos.</source>
        <translation>模型：“{title}”，与上次处理这些照片时相同。</translation>
    </message>
    <message>
        <source>Model: {title}, chosen by the number of photos and the speed of this computer.</source>
        <translation>模型：“{title}”，根据照片数量和此计算机的速度选择。</translation>
    </message>
    <message>
        <source>Pictures left out because their kind is not supported: {kinds}. Save them as PNG, TIFF or JPEG first.</source>
        <translation>因格式不受支持而跳过的图片：{kinds}。请先将其保存为 PNG、TIFF 或 JPEG。</translation>
    </message>
    <message>
        <source>RAW files left out because a JPEG or HEIC of the same name is beside them: {count}. To take both: RAW + JPEG under More options in step 2 (on the command line: --raw-pairs both).</source>
        <translation>因旁边有同名的 JPEG 或 HEIC 而略过的 RAW 文件：{count}。要两者都处理：步骤 2“更多选项”中的 RAW + JPEG（命令行：--raw-pairs both）。</translation>
    </message>
    <message>
        <source>Removes the most blur, at four times the cost of Balanced. Derived from Google&apos;s MAXIM.</source>
        <translation>去除的模糊最多，耗时为 “Balanced” 的四倍。源自 Google 的 MAXIM。</translation>
    </message>
    <message>
        <source>Retry it with less memory (--memory), or on another machine.</source>
        <translation>请减少内存 (--memory) 后重试，或换一台电脑。</translation>
    </message>
    <message>
        <source>Save the image to a file first.</source>
        <translation>请先将图像保存为文件。</translation>
    </message>
    <message>
        <source>Small and quick: for webcams and video.</source>
        <translation>小巧快速：用于摄像头和视频。</translation>
    </message>
    <message>
        <source>The program crashed {count} times while processing it, the last time alone.</source>
        <translation>程序在处理它时崩溃了 {count} 次，最后一次仅处理它一张。</translation>
    </message>
    <message>
        <source>The worker process exited with code {code} before it finished.</source>
        <translation>计算进程在完成前退出（代码 {code}）。</translation>
    </message>
    <message>
        <source>The worker process was killed by the system before it finished.</source>
        <translation>计算进程在完成前被系统终止。</translation>
    </message>
    <message>
        <source>These steps changed no weights, but those before them may have spoiled last.pt; best.pt, if there was a validation, is of the best one. Start again in another folder with a lower lr, or precision = &quot;fp32&quot;.</source>
        <translation>这些步骤没有改变权重，但之前的步骤可能已损坏 last.pt；如果做过验证，best.pt 来自最好的一次。请在另一个文件夹中用更小的 lr 或 precision = &quot;fp32&quot; 重新开始。</translation>
    </message>
    <message>
        <source>Trying it on a test picture…</source>
        <translation>正在用测试图片试运行…</translation>
    </message>
    <message>
        <source>Videos left out: {count}. Open a video by itself.</source>
        <translation>跳过的视频：{count} 个。请单独打开视频。</translation>
    </message>
    <message>
        <source>a device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>a named pipe</source>
        <translation>命名管道</translation>
    </message>
    <message>
        <source>a socket</source>
        <translation>套接字</translation>
    </message>
    <message>
        <source>another run has saved it as {name} meanwhile</source>
        <translation>另一次运行已在此期间将其保存为 {name}</translation>
    </message>
    <message>
        <source>at {percent}% strength</source>
        <translation>强度 {percent}%</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>已检查</translation>
    </message>
    <message>
        <source>existing files: {name}</source>
        <translation>已有文件：{name}</translation>
    </message>
    <message>
        <source>format {name}</source>
        <translation>格式 {name}</translation>
    </message>
    <message>
        <source>full size</source>
        <translation>全尺寸</translation>
    </message>
    <message>
        <source>half size</source>
        <translation>一半尺寸</translation>
    </message>
    <message>
        <source>keep both</source>
        <translation>两者都保留</translation>
    </message>
    <message>
        <source>long blur: {name}</source>
        <translation>长模糊：{name}</translation>
    </message>
    <message>
        <source>model {name}</source>
        <translation>模型 {name}</translation>
    </message>
    <message>
        <source>next to the original</source>
        <translation>与原图同一文件夹</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>未检查</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>other metadata</source>
        <translation>元数据不同</translation>
    </message>
    <message>
        <source>other name</source>
        <translation>名称不同</translation>
    </message>
    <message>
        <source>other precision</source>
        <translation>精度不同</translation>
    </message>
    <message>
        <source>other version of the model</source>
        <translation>模型版本不同</translation>
    </message>
    <message>
        <source>quality {number}</source>
        <translation>质量 {number}</translation>
    </message>
    <message>
        <source>replace earlier result</source>
        <translation>替换之前的结果</translation>
    </message>
    <message>
        <source>same as original</source>
        <translation>与原图相同</translation>
    </message>
    <message>
        <source>skip the photo</source>
        <translation>跳过该照片</translation>
    </message>
    <message>
        <source>step {step} of {steps}, {pace} steps/s</source>
        <translation>第 {step} 步，共 {steps} 步，{pace} 步/秒</translation>
    </message>
    <message>
        <source>with other settings</source>
        <translation>使用其他设置</translation>
    </message>
    <message>
        <source>{device} takes {after:.2f} s for a test picture instead of {before:.2f} s. It is used from the next start of Deblur.</source>
        <translation>{device} 处理测试图片需 {after:.2f} 秒，而之前为 {before:.2f} 秒。下次启动 Deblur 后开始使用。</translation>
    </message>
    <message>
        <source>{device} works here but is not clearly faster: {after:.2f} s for a test picture, {before:.2f} s without it. It was removed; nothing has changed.</source>
        <translation>{device} 在此处可以工作，但没有明显更快：测试图片需 {after:.2f} 秒，不使用时为 {before:.2f} 秒。已移除，一切保持不变。</translation>
    </message>
    <message>
        <source>{filename} cannot be read: {reason}.</source>
        <translation>无法读取 {filename}：{reason}。</translation>
    </message>
    <message>
        <source>{file} cannot be read as weights: {reason}</source>
        <translation>无法将 {file} 作为权重读取：{reason}</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}.</source>
        <translation>无法读取 {file}：{reason}。</translation>
    </message>
    <message>
        <source>{file} contains a tensor twice.</source>
        <translation>{file} 包含重复的张量。</translation>
    </message>
    <message>
        <source>{file} contains more than weights, or is damaged; nothing of it was executed.</source>
        <translation>{file} 包含权重以外的内容，或已损坏；其中的任何内容均未执行。</translation>
    </message>
    <message>
        <source>{file} contains no state dict.</source>
        <translation>{file} 不含 state dict。</translation>
    </message>
    <message>
        <source>{file} contains the weights of no known teacher ({names} ...).</source>
        <translation>{file} 不含任何已知教师的权重（{names} ...）。</translation>
    </message>
    <message>
        <source>{file} does not fit: {what} ({examples}).</source>
        <translation>{file} 不适用：{what}（{examples}）。</translation>
    </message>
    <message>
        <source>{file} does not load</source>
        <translation>{file} 无法加载</translation>
    </message>
    <message>
        <source>{file} has its weights in &apos;{name}&apos;, which is missing.</source>
        <translation>{file} 的权重在“{name}”中，但该文件缺失。</translation>
    </message>
    <message>
        <source>{file} has its weights in {part}.</source>
        <translation>{file} 的权重在 {part} 中。</translation>
    </message>
    <message>
        <source>{file} holds the weights of {network}, but its card names {expected}.</source>
        <translation>{file} 含有 {network} 的权重，但其模型卡为 {expected}。</translation>
    </message>
    <message>
        <source>{file} in the package is larger than any model.</source>
        <translation>包中的 {file} 大于任何模型。</translation>
    </message>
    <message>
        <source>{file} is damaged, or not a model of this program: {reason}.</source>
        <translation>{file} 已损坏，或不是本程序的模型：{reason}。</translation>
    </message>
    <message>
        <source>{file} is empty.</source>
        <translation>{file} 为空。</translation>
    </message>
    <message>
        <source>{file} is not a file of weights.</source>
        <translation>{file} 不是权重文件。</translation>
    </message>
    <message>
        <source>{file} is not an ONNX model ({reason}).</source>
        <translation>{file} 不是 ONNX 模型（{reason}）。</translation>
    </message>
    <message>
        <source>{file} is not the expected file: its SHA-256 is {actual}, not {expected}.</source>
        <translation>{file} 不是预期的文件：其 SHA-256 为 {actual}，而不是 {expected}。</translation>
    </message>
    <message>
        <source>{file} is too large for an ONNX model (over 2 GB).</source>
        <translation>{file} 对 ONNX 模型来说过大（超过 2 GB）。</translation>
    </message>
    <message>
        <source>{file} needs operators that onnxruntime does not have ({names}).</source>
        <translation>{file} 需要 onnxruntime 没有的算子（{names}）。</translation>
    </message>
    <message>
        <source>{file} refers to &apos;{name}&apos;, a link to outside its own folder.</source>
        <translation>{file} 引用了“{name}”，它是指向自身文件夹之外的链接。</translation>
    </message>
    <message>
        <source>{file} refers to &apos;{name}&apos;, outside its own folder.</source>
        <translation>{file} 引用了自身文件夹之外的“{name}”。</translation>
    </message>
    <message>
        <source>{file} refers to other files.</source>
        <translation>{file} 引用了其他文件。</translation>
    </message>
    <message>
        <source>{fits} steps fit into {minutes:g} minutes.</source>
        <translation>{minutes:g} 分钟内可完成 {fits} 步。</translation>
    </message>
    <message>
        <source>{folder} cannot be created. Choose another output folder.</source>
        <translation>无法创建 {folder}。请选择其他输出文件夹。</translation>
    </message>
    <message>
        <source>{folder} cannot be created: {reason}.</source>
        <translation>无法创建 {folder}：{reason}。</translation>
    </message>
    <message>
        <source>{folder} cannot be deleted: {reason}.</source>
        <translation>无法删除 {folder}：{reason}。</translation>
    </message>
    <message>
        <source>{folder} contains both {names}.</source>
        <translation>{folder} 同时包含 {names}。</translation>
    </message>
    <message>
        <source>{folder} could not be searched: {why}</source>
        <translation>无法搜索 {folder}：{why}</translation>
    </message>
    <message>
        <source>{folder} holds no pairs, but another folder does. {message}</source>
        <translation>{folder} 不含照片对，但另一个文件夹有。{message}</translation>
    </message>
    <message>
        <source>{folder}: {error}</source>
        <translation>{folder}：{error}</translation>
    </message>
    <message>
        <source>{hint}.</source>
        <translation>{hint}。</translation>
    </message>
    <message>
        <source>{how} as {name}</source>
        <translation>与 {name} 重复（{how}）</translation>
    </message>
    <message>
        <source>{how} in validation: {name}</source>
        <translation>与验证集中的 {name} 重复（{how}）</translation>
    </message>
    <message>
        <source>{item}: starting again. {reason}</source>
        <translation>{item}：重新开始。{reason}</translation>
    </message>
    <message>
        <source>{item}: {reason}</source>
        <translation>{item}：{reason}</translation>
    </message>
    <message>
        <source>{megapixels:.1f} megapixels, {seconds:.1f} s in the model ({each:.2f} s per megapixel)</source>
        <translation>{megapixels:.1f} 百万像素，模型用时 {seconds:.1f} 秒（每百万像素 {each:.2f} 秒）</translation>
    </message>
    <message>
        <source>{message} The perceptual loss uses the teacher&apos;s encoder instead.</source>
        <translation>{message} 感知损失改用教师的编码器。</translation>
    </message>
    <message>
        <source>{message} Trying the one before it.</source>
        <translation>{message} 正在尝试前一个。</translation>
    </message>
    <message>
        <source>{model} is already installed.</source>
        <translation>“{model}” 已安装。</translation>
    </message>
    <message>
        <source>{model} needs torch, which is not installed.</source>
        <translation>“{model}” 需要 torch，但未安装。</translation>
    </message>
    <message>
        <source>{model} runs on {device}</source>
        <translation>“{model}” 运行于 {device}</translation>
    </message>
    <message>
        <source>{model} takes minutes per picture.</source>
        <translation>“{model}” 每张图片需要几分钟。</translation>
    </message>
    <message>
        <source>{name} already exists</source>
        <translation>{name} 已存在</translation>
    </message>
    <message>
        <source>{name} already exists.</source>
        <translation>{name} 已存在。</translation>
    </message>
    <message>
        <source>{name} cannot be backed up: {why}.</source>
        <translation>无法备份 {name}：{why}。</translation>
    </message>
    <message>
        <source>{name} cannot be encoded as {format} ({error}).</source>
        <translation>无法将 {name} 编码为 {format}（{error}）。</translation>
    </message>
    <message>
        <source>{name} cannot be exported.</source>
        <translation>无法导出 {name}。</translation>
    </message>
    <message>
        <source>{name} cannot be opened.</source>
        <translation>无法打开 {name}。</translation>
    </message>
    <message>
        <source>{name} cannot be read ({reason}).</source>
        <translation>无法读取 {name}（{reason}）。</translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}.</source>
        <translation>无法读取 {name}：{reason}。</translation>
    </message>
    <message>
        <source>{name} cannot be written as {format}.</source>
        <translation>无法将 {name} 写为 {format}。</translation>
    </message>
    <message>
        <source>{name} cannot be written: {reason}.</source>
        <translation>无法写入 {name}：{reason}。</translation>
    </message>
    <message>
        <source>{name} claims {size} pixels.</source>
        <translation>{name} 声称有 {size} 像素。</translation>
    </message>
    <message>
        <source>{name} comes with the program and cannot be removed.</source>
        <translation>{name} 为程序自带，无法移除。</translation>
    </message>
    <message>
        <source>{name} comes with the program and cannot be renamed.</source>
        <translation>{name} 为程序自带，无法重命名。</translation>
    </message>
    <message>
        <source>{name} contains no video.</source>
        <translation>{name} 不含视频。</translation>
    </message>
    <message>
        <source>{name} contains only zeros.</source>
        <translation>{name} 全部为零。</translation>
    </message>
    <message>
        <source>{name} could not be started: {reason}.</source>
        <translation>无法启动 {name}：{reason}。</translation>
    </message>
    <message>
        <source>{name} delivers an unsupported pixel format: {channels} channels of {kind}.</source>
        <translation>{name} 提供不支持的像素格式：{channels} 个 {kind} 通道。</translation>
    </message>
    <message>
        <source>{name} does not exist.</source>
        <translation>{name} 不存在。</translation>
    </message>
    <message>
        <source>{name} exists and is not a result of this program</source>
        <translation>{name} 已存在，且不是本程序的结果</translation>
    </message>
    <message>
        <source>{name} has a video codec that this PyAV cannot read.</source>
        <translation>{name} 的视频编码无法被此 PyAV 读取。</translation>
    </message>
    <message>
        <source>{name} has invalid settings: {names}.</source>
        <translation>{name} 中有无效设置：{names}。</translation>
    </message>
    <message>
        <source>{name} has no frames.</source>
        <translation>{name} 没有帧。</translation>
    </message>
    <message>
        <source>{name} has stopped delivering frames.</source>
        <translation>{name} 已停止提供画面。</translation>
    </message>
    <message>
        <source>{name} has transparency, which the result cannot store.</source>
        <translation>{name} 含有透明部分，结果无法保留。</translation>
    </message>
    <message>
        <source>{name} has {bits} bits per channel.</source>
        <translation>{name} 每通道 {bits} 位。</translation>
    </message>
    <message>
        <source>{name} has {size} pixels; {format} allows {limit} per side.</source>
        <translation>{name} 有 {size} 像素；{format} 每边最多允许 {limit}。</translation>
    </message>
    <message>
        <source>{name} is HDR video ({kind}), which is not supported.</source>
        <translation>{name} 是 HDR 视频（{kind}），不受支持。</translation>
    </message>
    <message>
        <source>{name} is a folder, not an image.</source>
        <translation>{name} 是文件夹，不是图像。</translation>
    </message>
    <message>
        <source>{name} is a reserved name on Windows</source>
        <translation>{name} 是 Windows 的保留名称</translation>
    </message>
    <message>
        <source>{name} is a teacher, whose name is fixed.</source>
        <translation>{name} 是教师，其名称固定。</translation>
    </message>
    <message>
        <source>{name} is a web page, not an image.</source>
        <translation>{name} 是网页，不是图像。</translation>
    </message>
    <message>
        <source>{name} is damaged or truncated ({reason}).</source>
        <translation>{name} 已损坏或被截断（{reason}）。</translation>
    </message>
    <message>
        <source>{name} is damaged.</source>
        <translation>{name} 已损坏。</translation>
    </message>
    <message>
        <source>{name} is empty.</source>
        <translation>{name} 为空。</translation>
    </message>
    <message>
        <source>{name} is encrypted (DRM).</source>
        <translation>{name} 已加密 (DRM)。</translation>
    </message>
    <message>
        <source>{name} is in use by another program, or delivers no pictures.</source>
        <translation>{name} 被其他程序占用，或没有提供画面。</translation>
    </message>
    <message>
        <source>{name} is interlaced, which is not supported.</source>
        <translation>{name} 是隔行视频，不受支持。</translation>
    </message>
    <message>
        <source>{name} is not a file of this net: {error}</source>
        <translation>{name} 不是此网络的文件：{error}</translation>
    </message>
    <message>
        <source>{name} is not a playable video.</source>
        <translation>{name} 不是可播放的视频。</translation>
    </message>
    <message>
        <source>{name} is not a valid name for a video.</source>
        <translation>{name} 不能用作视频名称。</translation>
    </message>
    <message>
        <source>{name} is not a valid name for a preset.</source>
        <translation>{name} 不是有效的预设名称。</translation>
    </message>
    <message>
        <source>{name} is not a video, or is damaged.</source>
        <translation>{name} 不是视频，或已损坏。</translation>
    </message>
    <message>
        <source>{name} is not an ONNX model.</source>
        <translation>{name} 不是 ONNX 模型。</translation>
    </message>
    <message>
        <source>{name} is not an image of a known format.</source>
        <translation>{name} 不是已知格式的图像。</translation>
    </message>
    <message>
        <source>{name} is not the result of {source_name}, or was changed since.</source>
        <translation>{name} 不是 {source_name} 的结果，或之后已被更改。</translation>
    </message>
    <message>
        <source>{name} is one of the originals</source>
        <translation>{name} 是原片之一</translation>
    </message>
    <message>
        <source>{name} is the original itself.</source>
        <translation>{name} 就是原片本身。</translation>
    </message>
    <message>
        <source>{name} is the original, which is never replaced.</source>
        <translation>{name} 是原片，永远不会被替换。</translation>
    </message>
    <message>
        <source>{name} is {kind}, not a file.</source>
        <translation>{name} 是{kind}，不是文件。</translation>
    </message>
    <message>
        <source>{name} is {kind}.</source>
        <translation>{name} 是 {kind}。</translation>
    </message>
    <message>
        <source>{name} is {size} GB, too large for a photo.</source>
        <translation>{name} 有 {size} GB，作为照片太大了。</translation>
    </message>
    <message>
        <source>{name} is {value!r}.</source>
        <translation>{name} 为 {value!r}。</translation>
    </message>
    <message>
        <source>{name} is {value!r}; it must be {types}.</source>
        <translation>{name} 为 {value!r}；必须是 {types}。</translation>
    </message>
    <message>
        <source>{name} is {value}; the range is {low:g} to {high:g}.</source>
        <translation>{name} 为 {value}；范围是 {low:g} 到 {high:g}。</translation>
    </message>
    <message>
        <source>{name} of the same burst is sharper</source>
        <translation>同一组连拍中的 {name} 更清晰</translation>
    </message>
    <message>
        <source>{output} is a file name, but there may be several results.</source>
        <translation>{output} 是文件名，但可能有多个结果。</translation>
    </message>
    <message>
        <source>{output} is not a valid name for a result.</source>
        <translation>{output} 不能用作结果名称。</translation>
    </message>
    <message>
        <source>{path} belongs to the system and holds no photos.</source>
        <translation>{path} 属于系统，其中没有照片。</translation>
    </message>
    <message>
        <source>{path} cannot be read as a checkpoint: {reason}.</source>
        <translation>无法将 {path} 作为检查点读取：{reason}。</translation>
    </message>
    <message>
        <source>{path} cannot be read: {error}</source>
        <translation>无法读取 {path}：{error}</translation>
    </message>
    <message>
        <source>{path} cannot be read: {error}.</source>
        <translation>无法读取 {path}：{error}。</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}.</source>
        <translation>无法读取 {path}：{reason}。</translation>
    </message>
    <message>
        <source>{path} cannot be removed: {reason}.</source>
        <translation>无法移除 {path}：{reason}。</translation>
    </message>
    <message>
        <source>{path} cannot be resumed: invalid {wrong}.</source>
        <translation>无法继续 {path}：{wrong} 无效。</translation>
    </message>
    <message>
        <source>{path} cannot be resumed: its {name} holds NaN or infinity.</source>
        <translation>无法继续 {path}：其 {name} 含有 NaN 或无穷大。</translation>
    </message>
    <message>
        <source>{path} cannot be written now. The batch continues, and its progress is saved as soon as that works again. {elsewhere}</source>
        <translation>目前无法写入 {path}。批处理将继续，恢复写入后会立即保存进度。{elsewhere}</translation>
    </message>
    <message>
        <source>{path} cannot be written: {error}.</source>
        <translation>无法写入 {path}：{error}。</translation>
    </message>
    <message>
        <source>{path} does not exist.</source>
        <translation>{path} 不存在。</translation>
    </message>
    <message>
        <source>{path} holds no weights for the net {compress_from}: {error}</source>
        <translation>{path} 不含网络 {compress_from} 的权重：{error}</translation>
    </message>
    <message>
        <source>{path} is damaged.</source>
        <translation>{path} 已损坏。</translation>
    </message>
    <message>
        <source>{path} is damaged: {error}</source>
        <translation>{path} 已损坏：{error}</translation>
    </message>
    <message>
        <source>{path} is not a checkpoint of this program.</source>
        <translation>{path} 不是本程序的检查点。</translation>
    </message>
    <message>
        <source>{path} is not a shard of pairs.</source>
        <translation>{path} 不是照片对的分片。</translation>
    </message>
    <message>
        <source>{path} is not inside {base}.</source>
        <translation>{path} 不在 {base} 内。</translation>
    </message>
    <message>
        <source>{path} is truncated.</source>
        <translation>{path} 被截断。</translation>
    </message>
    <message>
        <source>{path} was written by a newer version of this program (schema {version}; this one supports {count}).</source>
        <translation>{path} 由更新版本的程序写入（架构 {version}；此版本支持 {count}）。</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>{problem} It was renamed to {name}. Using the defaults.</source>
        <translation>{problem} 已将其重命名为 {name}。将使用默认值。</translation>
    </message>
    <message>
        <source>{problem} Using the defaults.</source>
        <translation>{problem} 将使用默认值。</translation>
    </message>
    <message>
        <source>{rate:g} frames per second is not supported.</source>
        <translation>无法使用每秒 {rate:g} 帧。</translation>
    </message>
    <message>
        <source>{reason} Continuing with smaller tiles.</source>
        <translation>{reason} 将以较小的分块继续。</translation>
    </message>
    <message>
        <source>{reason}, sharpest of a burst of {count}</source>
        <translation>{reason}，{count} 张连拍中最清晰的一张</translation>
    </message>
    <message>
        <source>{root} contains the same scenes several times: {made}.</source>
        <translation>{root} 多次包含相同的场景：{made}。</translation>
    </message>
    <message>
        <source>{root} matches more than one layout: {where}.</source>
        <translation>{root} 符合多种布局：{where}。</translation>
    </message>
    <message>
        <source>{seconds:.2f} s per step</source>
        <translation>每步 {seconds:.2f} 秒</translation>
    </message>
    <message>
        <source>{size} is not a valid frame size.</source>
        <translation>{size} 不是有效的帧尺寸。</translation>
    </message>
    <message>
        <source>{skipped} crops skipped because blurred and sharp are misaligned.</source>
        <translation>已跳过 {skipped} 个裁块，因为两张图片错位。</translation>
    </message>
    <message>
        <source>{skipped} steps without a finite gradient were skipped.</source>
        <translation>已跳过 {skipped} 个梯度非有限的步。</translation>
    </message>
    <message>
        <source>{start} is not one of this program&apos;s students, so it cannot be tuned.</source>
        <translation>{start} 不是本程序的学生模型，因此无法适配。</translation>
    </message>
    <message>
        <source>{start} to {end} ({state})</source>
        <translation>{start} 至 {end}（{state}）</translation>
    </message>
    <message>
        <source>{stream} ({codec}) left out: {container} cannot store it</source>
        <translation>已省略 {stream}（{codec}）：{container} 不支持</translation>
    </message>
    <message>
        <source>{summary}, {lost:+.2f} dB on other blur</source>
        <translation>{summary}，在其他模糊上 {lost:+.2f} dB</translation>
    </message>
    <message>
        <source>{target} is one of the originals, reached through a link.</source>
        <translation>{target} 是通过链接指向的原片之一。</translation>
    </message>
    <message>
        <source>{target}: {size:.1f} MB</source>
        <translation>{target}：{size:.1f} MB</translation>
    </message>
    <message>
        <source>{target}: {size:.1f} MB, {mean_db:.3f} dB lost</source>
        <translation>{target}：{size:.1f} MB，损失 {mean_db:.3f} dB</translation>
    </message>
    <message>
        <source>{text} Its last output: {output}</source>
        <translation>{text} 其最后的输出：{output}</translation>
    </message>
    <message>
        <source>{title} cannot be used to watch a folder from the window.</source>
        <translation>“{title}” 不能用于从窗口监视文件夹。</translation>
    </message>
    <message>
        <source>{usable} of {count} usable; at least {min_pictures} needed. {note}</source>
        <translation>{count} 个中 {usable} 个可用；至少需要 {min_pictures} 个。{note}</translation>
    </message>
    <message>
        <source>{what} needs {package}, which is not installed.</source>
        <translation>{what} 需要 {package}，但未安装。</translation>
    </message>
    <message>
        <source>{what}: out of memory.</source>
        <translation>{what}：内存不足。</translation>
    </message>
    <message>
        <source>{what}: {reason}</source>
        <translation>{what}：{reason}</translation>
    </message>
    <message>
        <source>{{ext}} has to end the template {template!r}.</source>
        <translation>{{ext}} 必须位于模板 {template!r} 的末尾。</translation>
    </message>
</context>
</TS>
