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
        <source>%Ln left as they are</source>
        <translation>
            <numerusform>%Ln 张保持原样</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln 张失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not begun</source>
        <translation>
            <numerusform>%Ln 张未开始</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
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
        <source>{0} % - Deblur</source>
        <translation>{0}% - Deblur</translation>
    </message>
    <message>
        <source>The batch has ended</source>
        <translation>批处理已结束</translation>
    </message>
    <message>
        <source>Before the start</source>
        <translation>开始之前</translation>
    </message>
    <message>
        <source>This has to be put right first:</source>
        <translation>请先解决以下问题：</translation>
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
        <source>A batch or a video is at work. It can be stopped now and gone on with the next time.

Stop it and close?</source>
        <translation>有批次或视频正在处理。可以现在停止，下次继续。

停止并关闭？</translation>
    </message>
    <message>
        <source>Open photos</source>
        <translation>打开照片</translation>
    </message>
    <message numerus="yes">
        <source>%Ln earlier result(s) will be replaced. The originals stay as they are.</source>
        <translation>
            <numerusform>将替换 %Ln 个以前的结果。原片保持不变。</numerusform>
        </translation>
    </message>
    <message>
        <source>Replace results</source>
        <translation>替换结果</translation>
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
        <source>Take out of the list</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <source>Go to the next list, button or field</source>
        <translation>转到下一个列表、按钮或输入框</translation>
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
        <source>Preview what is seen now</source>
        <translation>预览当前可见区域</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Move both sides together, or each by itself</source>
        <translation>同步或分别移动两侧</translation>
    </message>
    <message>
        <source>Whole photo, 100 %</source>
        <translation>整张照片、100%</translation>
    </message>
    <message>
        <source>Zoom; the wheel does it too</source>
        <translation>缩放；也可用滚轮</translation>
    </message>
    <message>
        <source>Move the photo</source>
        <translation>移动照片</translation>
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
        <source>Page of photos</source>
        <translation>照片页</translation>
    </message>
    <message>
        <source>Page of the camera</source>
        <translation>摄像头页</translation>
    </message>
    <message>
        <source>Page of training</source>
        <translation>训练页</translation>
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
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>This page</source>
        <translation>本页</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Takes motion blur out of photos, on your own machine. MIT licence.</source>
        <translation>在您自己的电脑上去除照片的运动模糊。MIT 许可证。</translation>
    </message>
    <message>
        <source>No photo leaves this machine, and the network is not used unless you ask for it.</source>
        <translation>照片不会离开这台电脑，除非您要求，否则不使用网络。</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
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
        <source>Text of the licence</source>
        <translation>许可证全文</translation>
    </message>
    <message>
        <source>Parts of the program</source>
        <translation>程序组件</translation>
    </message>
    <message>
        <source>Debug report</source>
        <translation>调试报告</translation>
    </message>
    <message>
        <source>Looking at the machine…</source>
        <translation>正在检查这台电脑…</translation>
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
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
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
        <source>&amp;Take out of the list</source>
        <translation>从列表中移除(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Clear the list</source>
        <translation>清空列表(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Start or stop</source>
        <translation>开始或停止(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Add to the queue</source>
        <translation>添加到队列(&amp;A)</translation>
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
        <source>Save report to a f&amp;older…</source>
        <translation>将报告保存到文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>Keep only what is &amp;blurred by motion</source>
        <translation>只保留运动模糊的照片(&amp;B)</translation>
    </message>
    <message>
        <source>Show re&amp;port</source>
        <translation>显示报告(&amp;P)</translation>
    </message>
    <message>
        <source>Noti&amp;fy when a batch has ended</source>
        <translation>批处理结束时通知(&amp;F)</translation>
    </message>
    <message>
        <source>Page of ph&amp;otos</source>
        <translation>照片页(&amp;O)</translation>
    </message>
    <message>
        <source>Page of the c&amp;amera</source>
        <translation>摄像头页(&amp;A)</translation>
    </message>
    <message>
        <source>Page of &amp;training</source>
        <translation>训练页(&amp;T)</translation>
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
        <source>&amp;Colours</source>
        <translation>颜色(&amp;C)</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>语言(&amp;G)</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
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
        <source>&amp;Pause or go on</source>
        <translation>暂停或继续(&amp;P)</translation>
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
        <source>&amp;Look for cameras again</source>
        <translation>重新查找摄像头(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>Debug &amp;report…</source>
        <translation>调试报告(&amp;R)…</translation>
    </message>
    <message>
        <source>Open the folder of &amp;settings</source>
        <translation>打开设置文件夹(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;About and licences…</source>
        <translation>关于与许可证(&amp;A)…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln batch(es) did not end.</source>
        <translation>
            <numerusform>有 %Ln 个批处理未完成。</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>torch is missing: see Models.</source>
        <translation>缺少 torch：请参阅“模型”。</translation>
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
        <source>Read it before you sell.</source>
        <translation>出售前请先阅读许可证。</translation>
    </message>
    <message>
        <source>{0:.1f} minutes a megapixel on this machine, measured.</source>
        <translation>每百万像素 {0:.1f} 分钟，在这台电脑上测得。</translation>
    </message>
    <message>
        <source>{0:.1f} seconds a megapixel on this machine, measured.</source>
        <translation>每百万像素 {0:.1f} 秒，在这台电脑上测得。</translation>
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
        <translation>由 {0} 于 {1} 适配而来。</translation>
    </message>
    <message>
        <source>Tuned from {0}.</source>
        <translation>由 {0} 适配而来。</translation>
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
        <source>Not measured on this machine yet.</source>
        <translation>尚未在这台电脑上测量。</translation>
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
        <source>Checked</source>
        <translation>已检查</translation>
    </message>
    <message>
        <source>Every tensor; its authors publish no SHA-256 to compare with.</source>
        <translation>每个张量；作者未公布可供比对的 SHA-256。</translation>
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
        <source>your own</source>
        <translation>您自己的</translation>
    </message>
    <message>
        <source>To fetch</source>
        <translation>需下载</translation>
    </message>
    <message>
        <source>about {0}</source>
        <translation>约 {0}</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>No SHA-256 is published. Every tensor is checked; the first file&apos;s SHA-256 is kept, and later files must have it, too.</source>
        <translation>未公布 SHA-256。会检查每个张量；记下首个文件的 SHA-256，之后的文件必须与之相同。</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>not here yet</source>
        <translation>尚未下载</translation>
    </message>
    <message>
        <source>{0:+.1f} dB on {1:.0f} real blurred photos kept apart from training.</source>
        <translation>在 {1:.0f} 张未用于训练的真实模糊照片上提升 {0:+.1f} dB。</translation>
    </message>
    <message>
        <source>{0:+.1f} dB on one crop of the GoPro test set.</source>
        <translation>在 GoPro 测试集的一个裁切区域上提升 {0:+.1f} dB。</translation>
    </message>
    <message>
        <source>{0:.2f} dB on GoPro as its authors publish it; not measured by us.</source>
        <translation>作者公布在 GoPro 上为 {0:.2f} dB；我们未测量。</translation>
    </message>
    <message>
        <source>The sharpest of {0} of the same moment</source>
        <translation>同一瞬间 {0} 张中最清晰的一张</translation>
    </message>
    <message>
        <source>{0} of the same moment is sharper</source>
        <translation>同一瞬间的 {0} 更清晰</translation>
    </message>
</context>
<context>
    <name>Afterwards</name>
    <message>
        <source>None of these photos has a result yet.</source>
        <translation>这些照片都还没有结果。</translation>
    </message>
    <message numerus="yes">
        <source>Writing %Ln result(s)…</source>
        <translation>
            <numerusform>正在写入 %Ln 个结果…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) written anew at {0} %.</source>
        <translation>
            <numerusform>已按 {0}% 重新写入 %Ln 个结果。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be written:</source>
        <translation>
            <numerusform>%Ln 个无法写入：</numerusform>
        </translation>
    </message>
    <message>
        <source>now at {0} %</source>
        <translation>现为 {0}%</translation>
    </message>
    <message>
        <source>The originals were not touched.</source>
        <translation>原片未被改动。</translation>
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
        <source>100 %</source>
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
    <name>CameraStrip</name>
    <message>
        <source>Frame rate and latency</source>
        <translation>帧率和延迟</translation>
    </message>
    <message>
        <source>Latency: from the moment a picture arrives to the moment it is painted, the median, and what 95 of 100 pictures stay below. Dropped: pictures that a newer one overtook. Processor: what this program takes of all processors.</source>
        <translation>延迟：从画面到达到绘制完成的时间，中位数，以及 100 帧中有 95 帧低于的值。丢弃：被更新的画面取代的帧。处理器：本程序占用全部处理器的比例。</translation>
    </message>
    <message>
        <source>Camera {0}{1:.1f} FPS · deblurred {2:.1f} · shown {3:.1f} · latency {4:.0f} ms (95 %: {5:.0f} ms) · dropped {6} · processor {7:.0f} %</source>
        <translation>摄像头 {0}{1:.1f} 帧/秒 · 去模糊 {2:.1f} · 显示 {3:.1f} · 延迟 {4:.0f} 毫秒（95 %：{5:.0f} 毫秒）· 丢弃 {6} · 处理器 {7:.0f} %</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Picture, before and after</source>
        <translation>图片，前后对比</translation>
    </message>
    <message>
        <source>{0} against {1}</source>
        <translation>{0} 对比 {1}</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>&amp;Use this model</source>
        <translation>使用此模型(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>重命名(&amp;R)…</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>导出(&amp;X)…</translation>
    </message>
    <message>
        <source>&amp;Take out of the models…</source>
        <translation>从模型列表移除(&amp;T)…</translation>
    </message>
    <message>
        <source>Show &amp;files</source>
        <translation>显示文件(&amp;F)</translation>
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
        <source>Better by</source>
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
        <source>&amp;Use it all the same</source>
        <translation>仍然使用(&amp;U)</translation>
    </message>
    <message>
        <source>Better than {0}: {1:+.2f} dB on pictures it has not seen.</source>
        <translation>优于 {0}：在未见过的图片上 {1:+.2f} dB。</translation>
    </message>
    <message>
        <source>{0:+.2f} dB on your camera, but other blur was forgotten. It was not taken over.</source>
        <translation>在您的相机上 {0:+.2f} dB，但遗忘了其他模糊，未采用。</translation>
    </message>
    <message>
        <source>Not better than {0} ({1:+.2f} dB). It was not taken over.</source>
        <translation>不优于 {0}（{1:+.2f} dB），未采用。</translation>
    </message>
    <message>
        <source>Held out: {0} pictures. PSNR {1:.2f} blurred, {2:.2f} old, {3:.2f} new. SSIM {4:.3f}, {5:.3f}, {6:.3f}.</source>
        <translation>留出：{0} 张图片。PSNR 模糊 {1:.2f}，旧 {2:.2f}，新 {3:.2f}。SSIM {4:.3f}、{5:.3f}、{6:.3f}。</translation>
    </message>
    <message>
        <source>Other blur, made from held-out sharp pictures: {0:.2f} old, {1:.2f} new ({2:+.2f} dB: what was forgotten, or learned).</source>
        <translation>由留出的清晰图片生成的其他模糊：旧 {0:.2f}，新 {1:.2f}（{2:+.2f} dB：遗忘或学到的）。</translation>
    </message>
    <message>
        <source>Learned from {0} in {1} steps, {2:.0f} min.</source>
        <translation>从 {0} 个样本学习，{1} 步，{2:.0f} 分钟。</translation>
    </message>
    <message>
        <source>{0:.0%} of its weights are new.</source>
        <translation>其权重中 {0:.0%} 是新的。</translation>
    </message>
    <message>
        <source>{0} loses {1:.3f} dB.</source>
        <translation>{0} 损失 {1:.3f} dB。</translation>
    </message>
    <message>
        <source>Sharp</source>
        <translation>清晰</translation>
    </message>
    <message>
        <source>These pictures are not there any more.</source>
        <translation>这些图片已不存在。</translation>
    </message>
</context>
<context>
    <name>ConfigForm</name>
    <message>
        <source>{0} cannot be read: {1}</source>
        <translation>无法读取 {0}：{1}</translation>
    </message>
    <message>
        <source>Choose a TOML file of settings, or mend this one.</source>
        <translation>请选择 TOML 设置文件，或修正此文件。</translation>
    </message>
    <message>
        <source>{0} does not fit:</source>
        <translation>{0} 不适用：</translation>
    </message>
    <message>
        <source>Not saved; first mend this:</source>
        <translation>未保存，请先修正：</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}</source>
        <translation>无法写入 {0}：{1}</translation>
    </message>
    <message>
        <source>Choose another folder, or make room.</source>
        <translation>请选择其他文件夹，或腾出空间。</translation>
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
        <source>defaults</source>
        <translation>默认值</translation>
    </message>
    <message>
        <source>My file…</source>
        <translation>我的文件…</translation>
    </message>
    <message>
        <source>Search names and explanations</source>
        <translation>搜索名称和说明</translation>
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
        <source>Put all back</source>
        <translation>全部恢复</translation>
    </message>
    <message>
        <source>Bring my changes back</source>
        <translation>恢复我的更改</translation>
    </message>
    <message>
        <source>No setting has these words in its name or explanation.</source>
        <translation>没有名称或说明包含这些词的设置。</translation>
    </message>
    <message>
        <source>from {0} to {1}</source>
        <translation>从 {0} 到 {1}</translation>
    </message>
    <message>
        <source>numbers with commas between them</source>
        <translation>以逗号分隔的数字</translation>
    </message>
    <message>
        <source>such as charbonnier=1.0, ssim=0.3</source>
        <translation>例如 charbonnier=1.0, ssim=0.3</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
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
    <message>
        <source>To mend before a start:</source>
        <translation>开始前需修正：</translation>
    </message>
</context>
<context>
    <name>ConfigRow</name>
    <message>
        <source>Put {0} back</source>
        <translation>恢复 {0}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Back to {0}</source>
        <translation>恢复为 {0}</translation>
    </message>
</context>
<context>
    <name>Course</name>
    <message>
        <source>Progress of the training</source>
        <translation>训练进度</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>样例</translation>
    </message>
    <message>
        <source>Go on when the &amp;window is closed</source>
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
        <source>Stop and &amp;discard…</source>
        <translation>停止并放弃(&amp;D)…</translation>
    </message>
    <message>
        <source>Held-out picture</source>
        <translation>留出的图片</translation>
    </message>
    <message>
        <source>keys 1 to 4: blurred, by the old model, by the new one, sharp</source>
        <translation>按键 1 到 4：模糊、旧模型、新模型、清晰</translation>
    </message>
    <message>
        <source>The first samples come soon.</source>
        <translation>首批样例即将出现。</translation>
    </message>
    <message>
        <source>Learning.</source>
        <translation>正在学习。</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>继续(&amp;G)</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Paused; it keeps its memory.</source>
        <translation>已暂停，仍占用内存。</translation>
    </message>
    <message>
        <source>{0:.0f} of {1:.0f}</source>
        <translation>{0:.0f} / {1:.0f}</translation>
    </message>
    <message>
        <source>estimating</source>
        <translation>正在估算</translation>
    </message>
    <message>
        <source>then the comparison</source>
        <translation>之后进行比较</translation>
    </message>
    <message>
        <source>{0:.0f} MB</source>
        <translation>{0:.0f} MB</translation>
    </message>
    <message>
        <source>about {0} s left</source>
        <translation>约剩 {0} 秒</translation>
    </message>
    <message>
        <source>about {0} min left</source>
        <translation>约剩 {0} 分钟</translation>
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
        <source>Sharp</source>
        <translation>清晰</translation>
    </message>
</context>
<context>
    <name>CurvePanel</name>
    <message>
        <source>(dashed: old model, {0})</source>
        <translation>（虚线：旧模型，{0}）</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>Curves of the training</source>
        <translation>训练曲线</translation>
    </message>
    <message>
        <source>The curves begin with the first steps of a training.</source>
        <translation>训练开始后显示曲线。</translation>
    </message>
    <message>
        <source>Wheel: look closer. Drag: move along. Double click: see all steps.</source>
        <translation>滚轮：放大。拖动：移动。双击：查看全部。</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Validation: PSNR in dB</source>
        <translation>验证：PSNR (dB)</translation>
    </message>
    <message>
        <source>Validation: SSIM</source>
        <translation>验证：SSIM</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Values of step {0}</source>
        <translation>第 {0} 步的值</translation>
    </message>
    <message>
        <source>Last step: {0}</source>
        <translation>最后一步：{0}</translation>
    </message>
</context>
<context>
    <name>Filming</name>
    <message>
        <source>Press Start to see the camera.

It is not opened before, and no picture leaves this machine.</source>
        <translation>按“开始”查看摄像头。

在此之前不会打开它，任何画面都不会离开本机。</translation>
    </message>
    <message>
        <source>The camera goes on recording.</source>
        <translation>摄像头继续录制。</translation>
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
        <source>Runs on {0}</source>
        <translation>运行于 {0}</translation>
    </message>
    <message>
        <source>Paused. Space goes on.</source>
        <translation>已暂停。按空格键继续。</translation>
    </message>
    <message>
        <source>Computing at {0} of the size, one of {1} frames: this machine is busy or too slow.</source>
        <translation>以 {0} 尺寸计算，每 {1} 帧取一帧：本机繁忙或速度不够。</translation>
    </message>
    <message>
        <source>Computing at {0} of the size to keep {1} frames a second.</source>
        <translation>以 {0} 尺寸计算，以保持每秒 {1} 帧。</translation>
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
        <source>The recording has ended.</source>
        <translation>录制已结束。</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>显示文件夹</translation>
    </message>
    <message>
        <source>The camera is off. Press Start to see it again.</source>
        <translation>摄像头已关闭。按“开始”再次查看。</translation>
    </message>
    <message>
        <source>Kept {0} and its result.</source>
        <translation>已保存 {0} 及其结果。</translation>
    </message>
</context>
<context>
    <name>KeepStep</name>
    <message>
        <source>Snapshots and recordings</source>
        <translation>快照和录制</translation>
    </message>
    <message>
        <source>The deblurred film</source>
        <translation>去模糊的影片</translation>
    </message>
    <message>
        <source>The original film</source>
        <translation>原始影片</translation>
    </message>
    <message>
        <source>Both films</source>
        <translation>两种影片</translation>
    </message>
    <message>
        <source>What is recorded</source>
        <translation>录制内容</translation>
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
        <source>Snapshot</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>Keep this picture and its result (S)</source>
        <translation>保存此画面及其结果 (S)</translation>
    </message>
    <message>
        <source>Record to a file (R)</source>
        <translation>录制到文件 (R)</translation>
    </message>
    <message>
        <source>Offer to other programs as a camera</source>
        <translation>作为摄像头提供给其他程序</translation>
    </message>
    <message>
        <source>Video calls and the like can choose the result as their camera.</source>
        <translation>视频通话等程序可选择该结果作为摄像头。</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>Into</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>停止录制</translation>
    </message>
    <message>
        <source>Start recording</source>
        <translation>开始录制</translation>
    </message>
</context>
<context>
    <name>LiveModelStep</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Keep the frame rate</source>
        <translation>保持帧率</translation>
    </message>
    <message>
        <source>Where this machine is too slow, the model works on a smaller picture, and then on every second one only. What it does is said on the picture.</source>
        <translation>当本机速度不够时，模型会在更小的画面上工作，然后只处理每第二帧。所做的调整会显示在画面上。</translation>
    </message>
    <message>
        <source>At {0} of the size</source>
        <translation>{0} 尺寸</translation>
    </message>
    <message>
        <source>At full size</source>
        <translation>完整尺寸</translation>
    </message>
    <message>
        <source>One of {0} frames</source>
        <translation>每 {0} 帧取一帧</translation>
    </message>
    <message>
        <source>Every frame</source>
        <translation>每一帧</translation>
    </message>
    <message>
        <source>Size at which the model works</source>
        <translation>模型工作的尺寸</translation>
    </message>
    <message>
        <source>Frames that are deblurred</source>
        <translation>去模糊的帧</translation>
    </message>
    <message>
        <source>Fixed; to be chosen where the frame rate is not kept</source>
        <translation>固定；不保持帧率时可选择</translation>
    </message>
    <message>
        <source>{0} (8 bits, the quickest)</source>
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
</context>
<context>
    <name>LiveView</name>
    <message>
        <source>Picture of the camera</source>
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
    <name>LookingLine</name>
    <message>
        <source>Looking for photos</source>
        <translation>正在查找照片</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>停止查找</translation>
    </message>
    <message numerus="yes">
        <source>Looking for photos… %Ln so far</source>
        <translation>
            <numerusform>正在查找照片… 已找到 %Ln 张</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for photos…</source>
        <translation>正在查找照片…</translation>
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
        <source>Open a folder of photos</source>
        <translation>打开照片文件夹</translation>
    </message>
</context>
<context>
    <name>MaterialList</name>
    <message>
        <source>What there is to learn from</source>
        <translation>可供学习的内容</translation>
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
        <source>Found</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>mended</source>
        <translation>已修复</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>排除</translation>
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
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Leave sharp photos as they are</source>
        <translation>清晰的照片保持原样</translation>
    </message>
    <message>
        <source>Of one moment only the sharpest</source>
        <translation>同一瞬间只取最清晰的</translation>
    </message>
    <message>
        <source>Frames that were taken within seconds and show the same belong together: the sharpest is deblurred, or left as it is if it is sharp; the others are left alone.</source>
        <translation>几秒内拍摄且内容相同的照片归为一组：处理其中最清晰的一张，若已清晰则保持原样；其余不动。</translation>
    </message>
    <message>
        <source>Check results, keep what was better</source>
        <translation>检查结果，保留更好的一张</translation>
    </message>
    <message>
        <source>Where a result looks worse, less of it is used, or the original is kept.</source>
        <translation>如果结果看起来更差，则减弱强度或保留原片。</translation>
    </message>
    <message>
        <source>&amp;Strength</source>
        <translation>强度(&amp;S)</translation>
    </message>
    <message>
        <source>Compute &amp;on</source>
        <translation>计算设备(&amp;O)</translation>
    </message>
    <message>
        <source>Runs on {0}</source>
        <translation>运行于 {0}</translation>
    </message>
    <message>
        <source>{0:.1f} s per megapixel, measured here</source>
        <translation>每百万像素 {0:.1f} 秒，本机测得</translation>
    </message>
    <message>
        <source>Training data, all figures…</source>
        <translation>训练数据与全部指标…</translation>
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
        <source>&amp;Fetch…</source>
        <translation>下载(&amp;F)…</translation>
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
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>{0}, not here</source>
        <translation>{0}，未下载</translation>
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
        <source>Looking at the model…</source>
        <translation>正在检查模型…</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>正在询问服务器…</translation>
    </message>
    <message>
        <source>Fetch {0}, about {1:.0f} MB, from {2}?</source>
        <translation>要从 {2} 下载 {0}（约 {1:.0f} MB）吗？</translation>
    </message>
    <message>
        <source>Trained on: {0}</source>
        <translation>训练数据：{0}</translation>
    </message>
    <message>
        <source>Fetch a model</source>
        <translation>下载模型</translation>
    </message>
    <message>
        <source>Measuring one patch…</source>
        <translation>正在用一小块测量…</translation>
    </message>
    <message>
        <source>Rename a model</source>
        <translation>重命名模型</translation>
    </message>
    <message>
        <source>New name of {0}</source>
        <translation>{0} 的新名称</translation>
    </message>
    <message>
        <source>{0} is now {1}.</source>
        <translation>{0} 现名为 {1}。</translation>
    </message>
    <message>
        <source>Models of Deblur</source>
        <translation>Deblur 模型</translation>
    </message>
    <message>
        <source>Export a model</source>
        <translation>导出模型</translation>
    </message>
    <message>
        <source>{0} is written. Import it on the other machine.</source>
        <translation>已写入 {0}，请在另一台机器上导入。</translation>
    </message>
    <message>
        <source>Remove {0} and its files from this machine?</source>
        <translation>要从这台电脑上移除 {0} 及其文件吗？</translation>
    </message>
    <message>
        <source>Its earlier stages are the same file, and go with it.</source>
        <translation>它的前几级在同一个文件中，将一并移除。</translation>
    </message>
    <message>
        <source>Remove a model</source>
        <translation>移除模型</translation>
    </message>
    <message>
        <source>{0} is removed.</source>
        <translation>{0} 已移除。</translation>
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
        <source>{0:.0f} s left</source>
        <translation>剩余 {0:.0f} 秒</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>完成。</translation>
    </message>
    <message>
        <source>Stopped. What was fetched is kept; fetch again to go on.</source>
        <translation>已停止。已下载的部分会保留；再次下载即可继续。</translation>
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
    <name>OutputStep</name>
    <message>
        <source>3  Output</source>
        <translation>3  输出</translation>
    </message>
    <message>
        <source>Beside the originals</source>
        <translation>与原片放在一起</translation>
    </message>
    <message>
        <source>Output folder</source>
        <translation>输出文件夹</translation>
    </message>
    <message>
        <source>Choose the output folder</source>
        <translation>选择输出文件夹</translation>
    </message>
    <message>
        <source>Template of the names</source>
        <translation>文件名模板</translation>
    </message>
    <message>
        <source>As the original</source>
        <translation>与原片相同</translation>
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
        <source>Quality of JPEG, WebP and AVIF</source>
        <translation>JPEG、WebP 和 AVIF 的质量</translation>
    </message>
    <message>
        <source>Take a free name</source>
        <translation>使用不重复的文件名</translation>
    </message>
    <message>
        <source>Leave the photo out</source>
        <translation>跳过该照片</translation>
    </message>
    <message>
        <source>Replace our earlier result</source>
        <translation>替换以前的结果</translation>
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
    <message>
        <source>If it e&amp;xists</source>
        <translation>如已存在(&amp;X)</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>结果文件夹</translation>
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
        <source>Takes the others out of the list; no file is touched.</source>
        <translation>将其他照片移出列表；不会改动任何文件。</translation>
    </message>
    <message>
        <source>The guard stepped in</source>
        <translation>结果检查已介入</translation>
    </message>
    <message>
        <source>Blurred by motion</source>
        <translation>运动模糊</translation>
    </message>
    <message>
        <source>Other flaws, or unsure</source>
        <translation>其他缺陷或不确定</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln 张照片</numerusform>
        </translation>
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
        <source>Defocus</source>
        <translation>失焦</translation>
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
        <source>Broken</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>{0} {1} px at {2}°</source>
        <translation>{0} {1} px，{2}°</translation>
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
        <source>Left as is</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
</context>
<context>
    <name>Planning</name>
    <message>
        <source>What you added comes next: add it to the queue, or wait for the end.</source>
        <translation>新添加的照片排在下一批：可以添加到队列，或等待当前批处理结束。</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>添加到队列</translation>
    </message>
    <message>
        <source>The batch that runs keeps its photos. Press Stop to end it.</source>
        <translation>正在运行的批次会保留其照片。按“停止”可结束。</translation>
    </message>
    <message>
        <source>Stopped. Nothing was added to the list.</source>
        <translation>已停止。未向列表添加任何内容。</translation>
    </message>
    <message>
        <source>No photos were found there.</source>
        <translation>没有找到照片。</translation>
    </message>
</context>
<context>
    <name>PresetButton</name>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Save these choices under a name, and load them again</source>
        <translation>将这些选择存为预设，以后可再次载入</translation>
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
        <source>Save as a preset</source>
        <translation>存为预设</translation>
    </message>
    <message>
        <source>Name of the preset:</source>
        <translation>预设名称：</translation>
    </message>
    <message>
        <source>Load a preset</source>
        <translation>载入预设</translation>
    </message>
    <message>
        <source>Save the choices to a file</source>
        <translation>将这些选择保存到文件</translation>
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
        <source>{0:.1f} per minute</source>
        <translation>每分钟 {0:.1f} 张</translation>
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
        <source>Finishing {0}…</source>
        <translation>正在完成 {0}…</translation>
    </message>
    <message>
        <source>Deblurring {0}</source>
        <translation>正在去模糊 {0}</translation>
    </message>
    <message>
        <source>estimating</source>
        <translation>正在估算</translation>
    </message>
    <message>
        <source>about {0} s left</source>
        <translation>约剩 {0} 秒</translation>
    </message>
    <message>
        <source>about {0} min left</source>
        <translation>约剩 {0} 分钟</translation>
    </message>
    <message>
        <source>about {0} h {1:02} min left</source>
        <translation>约剩 {0} 小时 {1:02} 分钟</translation>
    </message>
</context>
<context>
    <name>Running</name>
    <message>
        <source>Failed photos can be tried again at the end.</source>
        <translation>失败的照片可在结束后重试。</translation>
    </message>
    <message>
        <source>Show the results</source>
        <translation>显示结果</translation>
    </message>
    <message>
        <source>Show report</source>
        <translation>显示报告</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Writing the report…</source>
        <translation>正在写报告…</translation>
    </message>
    <message>
        <source>Folder for the report</source>
        <translation>报告文件夹</translation>
    </message>
    <message>
        <source>The report is {0}</source>
        <translation>报告：{0}</translation>
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
        <source>Include sub-folders</source>
        <translation>包含子文件夹</translation>
    </message>
    <message>
        <source>Find blurred photos</source>
        <translation>查找模糊照片</translation>
    </message>
    <message>
        <source>Looks at each photo and says whether it is sharp, shaken, out of focus, noisy</source>
        <translation>查看每张照片，判断是清晰、抖动、失焦还是噪点多</translation>
    </message>
    <message>
        <source>Photos looked at</source>
        <translation>已查看的照片</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>停止查找</translation>
    </message>
    <message>
        <source>Looking for photos…</source>
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
        <source>Play a video, or a folder of pictures, instead of a camera</source>
        <translation>播放视频或图片文件夹来代替摄像头</translation>
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
        <source>As the camera likes</source>
        <translation>由摄像头决定</translation>
    </message>
    <message>
        <source>{0:g} frames a second</source>
        <translation>每秒 {0:g} 帧</translation>
    </message>
    <message>
        <source>No camera was found. Plug one in and look again.</source>
        <translation>未找到摄像头。请连接后重新查找。</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>帧率</translation>
    </message>
    <message>
        <source>Looking for cameras…</source>
        <translation>正在查找摄像头…</translation>
    </message>
    <message>
        <source>Look for cameras again</source>
        <translation>重新查找摄像头</translation>
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
        <source>{0:g} a second</source>
        <translation>每秒 {0:g}</translation>
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
        <source>Go on with what arrives</source>
        <translation>继续处理新到的照片</translation>
    </message>
    <message>
        <source>After Start the folders are watched: whatever is copied into them is deblurred as well, until you press Stop. Started again, what came meanwhile is done.</source>
        <translation>开始后会监视这些文件夹：复制进来的照片也会被处理，直到您按“停止”。再次开始时，会处理期间到来的照片。</translation>
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
        <source>Photos added since the start, else all of them, with these settings, as the next batch</source>
        <translation>开始后添加的照片（如没有则为全部照片），按这些设置作为下一批</translation>
    </message>
    <message>
        <source>about {0} min</source>
        <translation>约 {0} 分钟</translation>
    </message>
    <message>
        <source>about {0:.0f} s</source>
        <translation>约 {0:.0f} 秒</translation>
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
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>StrengthBar</name>
    <message>
        <source>Strength afterwards</source>
        <translation>事后调整强度</translation>
    </message>
    <message>
        <source>Apply {0} %</source>
        <translation>应用 {0}%</translation>
    </message>
    <message>
        <source>The file has {0} %. Writes it anew at {1} %; the original is never touched.</source>
        <translation>文件现为 {0}%。将按 {1}% 重新写入；原片永远不会被改动。</translation>
    </message>
    <message numerus="yes">
        <source>Apply to %Ln selected</source>
        <translation>
            <numerusform>应用到所选 %Ln 张</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TorchInstaller</name>
    <message>
        <source>This package cannot train: {0} is not in it. Get the full package of Deblur; it is about {1} MB larger. Everything else works here, too.</source>
        <translation>此安装包无法训练：缺少 {0}。请获取 Deblur 完整包，约大 {1} MB。其他功能均可使用。</translation>
    </message>
    <message>
        <source>To train, {0} must be installed: about {1} MB on disk.</source>
        <translation>训练需要安装 {0}：约占 {1} MB 磁盘。</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>安装</translation>
    </message>
    <message>
        <source>Installing; this takes some minutes…</source>
        <translation>正在安装，需要几分钟…</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>显示日志</translation>
    </message>
    <message>
        <source>It could not be installed: {0} The log tells more.</source>
        <translation>无法安装：{0} 详见日志。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Installed. Training can begin.</source>
        <translation>已安装，可以开始训练。</translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <source>Tune to my camera…</source>
        <translation>适配我的相机…</translation>
    </message>
    <message>
        <source>Tunings</source>
        <translation>适配</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>继续(&amp;G)</translation>
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
        <source>&lt;h2&gt;A model for your camera&lt;/h2&gt;&lt;p&gt;Every camera blurs, grains and develops in its own way. Tuned to yours, the model does better on your photos.&lt;/p&gt;&lt;p&gt;Take some 20 to 100 pairs: the same scene once sharp, from a tripod or with a short exposure, and once blurred, in two folders named &lt;b&gt;sharp&lt;/b&gt; and &lt;b&gt;blur&lt;/b&gt;. Sharp photos alone will do, too: blur is made from them.&lt;/p&gt;&lt;p&gt;Drop the folder here. It takes minutes, nothing leaves this computer, and the new model is taken over only if it is better on photos that it has not seen.&lt;/p&gt;</source>
        <translation>&lt;h2&gt;为您的相机定制模型&lt;/h2&gt;&lt;p&gt;每台相机的模糊、噪点和显影各不相同。针对您的相机适配后，模型处理您的照片会更好。&lt;/p&gt;&lt;p&gt;拍摄 20 到 100 对照片：同一场景一张清晰（用三脚架或短曝光），一张模糊，放入名为 &lt;b&gt;sharp&lt;/b&gt; 和 &lt;b&gt;blur&lt;/b&gt; 的两个文件夹。只有清晰照片也可以：程序会从中生成模糊。&lt;/p&gt;&lt;p&gt;把文件夹拖到这里。只需几分钟，数据不会离开这台电脑；只有在未见过的照片上更好时才会采用新模型。&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>Triage</name>
    <message>
        <source>There are none of these in the list.</source>
        <translation>列表中没有这类照片。</translation>
    </message>
    <message>
        <source>While a batch runs its photos stay in the list.</source>
        <translation>批处理进行期间，其照片保留在列表中。</translation>
    </message>
    <message>
        <source>{0} blurred by motion, {1} sharp, {2} with other flaws or unsure.</source>
        <translation>运动模糊 {0} 张，清晰 {1} 张，其他缺陷或不确定 {2} 张。</translation>
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
        <source>Choose a &amp;folder…</source>
        <translation>选择文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;All settings…</source>
        <translation>所有设置(&amp;A)…</translation>
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
        <source>&amp;Use them as</source>
        <translation>用作(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Begin with</source>
        <translation>起始模型(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Teacher</source>
        <translation>教师(&amp;T)</translation>
    </message>
    <message>
        <source>How thoroughly</source>
        <translation>细致程度</translation>
    </message>
    <message>
        <source>&amp;Name of the new model</source>
        <translation>新模型的名称(&amp;N)</translation>
    </message>
    <message>
        <source>That is no folder.</source>
        <translation>这不是文件夹。</translation>
    </message>
    <message>
        <source>Pairs or photos</source>
        <translation>照片对或照片</translation>
    </message>
    <message>
        <source>sharp photos: blur is made from them</source>
        <translation>清晰照片：从中生成模糊</translation>
    </message>
    <message>
        <source>blurred photos: the teacher shows the result</source>
        <translation>模糊照片：由教师给出结果</translation>
    </message>
    <message>
        <source>Drop a folder here: pairs of blurred and sharp photos (in blur and sharp), sharp photos alone, or blurred photos alone if there is a teacher.</source>
        <translation>把文件夹拖到这里：成对的模糊与清晰照片（在 blur 和 sharp 中）、单独的清晰照片，或在有教师时单独的模糊照片。</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <source>{0} good, {1} mended, {2} left out.</source>
        <translation>{0} 个良好，{1} 个已修复，{2} 个排除。</translation>
    </message>
    <message>
        <source>The model itself, so that it forgets little</source>
        <translation>模型自身，以减少遗忘</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
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
        <source>about {0:.0f} min on this machine, as the last time</source>
        <translation>按上次速度，本机约需 {0:.0f} 分钟</translation>
    </message>
    <message>
        <source>the time is estimated in the first steps</source>
        <translation>时间在最初几步中估计</translation>
    </message>
    <message>
        <source>{0}: {1} steps, {2}</source>
        <translation>{0}：{1} 步，{2}</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>所有设置</translation>
    </message>
    <message>
        <source>There is nothing to learn from: drop a folder, and let it be looked at.</source>
        <translation>没有可学习的内容：请拖入文件夹并等待查看。</translation>
    </message>
    <message>
        <source>{0} can be learned from; it takes {1} at least. 20 to 100 are good.</source>
        <translation>可学习的有 {0} 个；至少需要 {1} 个，20 到 100 个为宜。</translation>
    </message>
    <message>
        <source>Blurred photos alone need a teacher that knows better: {0} or {1}.</source>
        <translation>只有模糊照片时需要更强的教师：{0} 或 {1}。</translation>
    </message>
    <message>
        <source>There is a model {0} already. Choose another name.</source>
        <translation>已有模型 {0}，请换个名称。</translation>
    </message>
    <message>
        <source>PyTorch is not installed. The training page installs it.</source>
        <translation>未安装 PyTorch，可在训练页安装。</translation>
    </message>
    <message>
        <source>There is too little room on the disk of {0}: 2 GB are needed.</source>
        <translation>{0} 所在磁盘空间不足：需要 2 GB。</translation>
    </message>
</context>
<context>
    <name>Tunings</name>
    <message>
        <source>A tuning is at work. Wait for it, or stop it first.</source>
        <translation>正在适配。请等待，或先停止。</translation>
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
        <source>taken over</source>
        <translation>已采用</translation>
    </message>
    <message>
        <source>not taken over</source>
        <translation>未采用</translation>
    </message>
    <message>
        <source>at work</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Delete this tuning with its crops and checkpoints? A model that was taken over stays in the list of models.</source>
        <translation>删除此适配及其裁块和检查点？已采用的模型仍保留在模型列表中。</translation>
    </message>
    <message>
        <source>Delete a tuning</source>
        <translation>删除适配</translation>
    </message>
    <message>
        <source>Stop, and delete all that was learned?</source>
        <translation>停止并删除所学内容？</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Photos are deblurred with {0} now.</source>
        <translation>现在用 {0} 处理照片。</translation>
    </message>
    <message>
        <source>Show the photos</source>
        <translation>显示照片</translation>
    </message>
    <message>
        <source>Better: photos are deblurred with {0} now.</source>
        <translation>更好：现在用 {0} 处理照片。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Close Deblur</source>
        <translation>关闭 Deblur</translation>
    </message>
    <message>
        <source>A tuning is at work.</source>
        <translation>正在适配。</translation>
    </message>
    <message>
        <source>It can go on without the window, or stop now and be gone on with later.</source>
        <translation>可以在没有窗口的情况下继续，也可以现在停止、以后继续。</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation>让它继续</translation>
    </message>
    <message>
        <source>Stop it</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>VideoDialog</name>
    <message>
        <source>Deblur a video</source>
        <translation>视频去模糊</translation>
    </message>
    <message>
        <source>Progress of the video</source>
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
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message numerus="yes">
        <source>%Ln video(s), the first of them: {0}</source>
        <translation>
            <numerusform>%Ln 个视频，第一个：{0}</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}, strength {1} %, as chosen in the window</source>
        <translation>{0}，强度 {1} %，按窗口中的选择</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Looking at the video…</source>
        <translation>正在查看视频…</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原片</translation>
    </message>
    <message>
        <source>{0:.4g} frames a second</source>
        <translation>每秒 {0:.4g} 帧</translation>
    </message>
    <message>
        <source>{0} bits</source>
        <translation>{0} 位</translation>
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
        <source>Where the result goes</source>
        <translation>结果保存位置</translation>
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
        <source>{0:.2g} frames/s</source>
        <translation>{0:.2g} 帧/秒</translation>
    </message>
    <message>
        <source>about {0} s</source>
        <translation>约 {0} 秒</translation>
    </message>
    <message>
        <source>about {0} min</source>
        <translation>约 {0} 分钟</translation>
    </message>
    <message>
        <source>about {0} h {1:02} min</source>
        <translation>约 {0} 小时 {1:02} 分</translation>
    </message>
    <message>
        <source>Stopped. Go on when you like: what is done is kept.</source>
        <translation>已停止。可随时继续：已完成的部分会保留。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Done. The original was not touched.</source>
        <translation>完成。原文件未被改动。</translation>
    </message>
    <message>
        <source>Press Stop first: what is done is kept.</source>
        <translation>请先按“停止”：已完成的部分会保留。</translation>
    </message>
</context>
<context>
    <name>Videos</name>
    <message>
        <source>{0} comes when the video at work is done.</source>
        <translation>正在处理的视频完成后，将处理 {0}。</translation>
    </message>
</context>
<context>
    <name>ViewerPanel</name>
    <message>
        <source>Preview here</source>
        <translation>预览此处</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Loupe</source>
        <translation>放大镜</translation>
    </message>
    <message>
        <source>Change map</source>
        <translation>变化图</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100%</translation>
    </message>
    <message>
        <source>Making a preview…</source>
        <translation>正在生成预览…</translation>
    </message>
    <message>
        <source>Drop photos or folders here.

The originals are never changed.</source>
        <translation>将照片或文件夹拖到这里。

原片永远不会被改动。</translation>
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
        <source>At {0} %</source>
        <translation>{0}%</translation>
    </message>
    <message>
        <source>Preview {0} {1} %</source>
        <translation>预览 {0} {1}%</translation>
    </message>
    <message>
        <source>Preview made in {0:.1f} s.</source>
        <translation>预览用时 {0:.1f} 秒。</translation>
    </message>
    <message>
        <source>Only of the middle: this model takes minutes a megapixel.</source>
        <translation>仅预览中间部分：此模型每百万像素需数分钟。</translation>
    </message>
</context>
<context>
    <name>WaitingList</name>
    <message>
        <source>Batches that wait</source>
        <translation>等待中的批处理</translation>
    </message>
    <message>
        <source>Remove from queue</source>
        <translation>从队列中移除</translation>
    </message>
    <message>
        <source>Start the next</source>
        <translation>开始下一批</translation>
    </message>
    <message numerus="yes">
        <source>%Ln batch(es) wait for their turn</source>
        <translation>
            <numerusform>%Ln 个批处理在等待</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} and %Ln more</source>
        <translation>
            <numerusform>{0} 及另外 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>The rest of batch {0}</source>
        <translation>第 {0} 批的剩余部分</translation>
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
        <source>Drop a folder of shaken photos on this window, and press Start.</source>
        <translation>把装有抖动模糊照片的文件夹拖到窗口中，然后按“开始”。</translation>
    </message>
    <message>
        <source>The originals are never changed; results are new files.</source>
        <translation>原片永远不会被改动；结果另存为新文件。</translation>
    </message>
    <message>
        <source>All is computed on this machine. No photo leaves it.</source>
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
</TS>
